package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.revision.RevisionChoice;
import io.jenkins.plugins.windflow.revision.ReturnWork;
import io.jenkins.plugins.windflow.revision.RevisionOverrides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that reads Compose files. */
public abstract class ComposeStep extends OperationStep {
    private static final List<PullPolicy> PULL = List.of(PullPolicy.ALWAYS, PullPolicy.MISSING, PullPolicy.NEVER);

    static final int DEFAULT_TIMEOUT = 300;
    static final int DEFAULT_MIN_UPTIME = 5;

    private List<String> files = new ArrayList<>();
    private String compose;
    private String projectDirectory;
    private Map<String, String> variables = new LinkedHashMap<>();
    private Map<String, String> secrets = new LinkedHashMap<>();
    private List<String> profiles = new ArrayList<>();
    private List<String> services = new ArrayList<>();
    private String pull;
    private Boolean build;
    private boolean removeOrphans;
    /** Null as long as nobody gave them: a revision then keeps its own. */
    private Integer timeout;

    private Integer minUptime;
    private Boolean rollback;
    private String revision;

    /** @param environment name of the environment */
    protected ComposeStep(String environment) {
        super(environment);
    }

    /** Compose files in the workspace; a later one is laid over the earlier ones. */
    public List<String> getFiles() {
        return List.copyOf(files);
    }

    @DataBoundSetter
    public void setFiles(List<String> files) {
        this.files = StepArguments.list(files);
    }

    /** A Compose file as text; null when there are files. */
    public String getCompose() {
        return compose;
    }

    @DataBoundSetter
    public void setCompose(String compose) {
        this.compose = compose == null || compose.isBlank() ? null : compose;
    }

    /** Path on the Docker host that relative bind mounts begin at; null for none. */
    public String getProjectDirectory() {
        return projectDirectory;
    }

    @DataBoundSetter
    public void setProjectDirectory(String projectDirectory) {
        this.projectDirectory = Util.fixEmptyAndTrim(projectDirectory);
    }

    /** Values for interpolation. */
    public Map<String, String> getVariables() {
        return new LinkedHashMap<>(variables);
    }

    @DataBoundSetter
    public void setVariables(Map<String, String> variables) {
        this.variables = StepArguments.map(variables);
    }

    /** Names of secrets, each with the id of its credentials. */
    public Map<String, String> getSecrets() {
        return new LinkedHashMap<>(secrets);
    }

    @DataBoundSetter
    public void setSecrets(Map<String, String> secrets) {
        this.secrets = StepArguments.map(secrets);
    }

    /** Profiles that are switched on. */
    public List<String> getProfiles() {
        return List.copyOf(profiles);
    }

    @DataBoundSetter
    public void setProfiles(List<String> profiles) {
        this.profiles = StepArguments.list(profiles);
    }

    /** Services to take, with those they depend on; none for all. */
    public List<String> getServices() {
        return List.copyOf(services);
    }

    @DataBoundSetter
    public void setServices(List<String> services) {
        this.services = StepArguments.list(services);
    }

    /** {@code always}, {@code missing} or {@code never}; null for each service's own policy. */
    public String getPull() {
        return pull;
    }

    @DataBoundSetter
    public void setPull(String pull) {
        this.pull = Util.fixEmptyAndTrim(pull);
    }

    /** True builds always, false never; null when the image is missing. */
    public Boolean getBuild() {
        return build;
    }

    @DataBoundSetter
    public void setBuild(Boolean build) {
        this.build = build;
    }

    /** Whether containers of services that are not in the files any more are removed. */
    public boolean isRemoveOrphans() {
        return removeOrphans;
    }

    @DataBoundSetter
    public void setRemoveOrphans(boolean removeOrphans) {
        this.removeOrphans = removeOrphans;
    }

    /** Seconds that the new containers have to become healthy. */
    public int getTimeout() {
        return timeout == null ? DEFAULT_TIMEOUT : timeout;
    }

    @DataBoundSetter
    public void setTimeout(int timeout) {
        this.timeout = timeout;
    }

    /** Seconds that a container without a health check has to stay up. */
    public int getMinUptime() {
        return minUptime == null ? DEFAULT_MIN_UPTIME : minUptime;
    }

    @DataBoundSetter
    public void setMinUptime(int minUptime) {
        this.minUptime = minUptime;
    }

    /** Whether the former containers come back when the new ones do not become healthy. */
    public boolean isRollback() {
        return rollback == null || rollback;
    }

    @DataBoundSetter
    public void setRollback(boolean rollback) {
        this.rollback = rollback;
    }

    /** {@code previous} or the number of a revision that is deployed instead of files; null for none. */
    public Object getRevision() {
        return revision;
    }

    /** @param revision a text or a number: scripts may give both */
    @DataBoundSetter
    public void setRevision(Object revision) {
        this.revision = revision == null ? null : Util.fixEmptyAndTrim(revision.toString());
    }

    /** For the form: one entry a line. */
    public String getFilesText() {
        return StepArguments.lines(files);
    }

    /** For the form: one entry a line. */
    public String getProfilesText() {
        return StepArguments.lines(profiles);
    }

    /** For the form: one entry a line. */
    public String getServicesText() {
        return StepArguments.lines(services);
    }

    /** For the form: {@code NAME=value} in each line. */
    public String getVariablesText() {
        return StepArguments.pairs(variables);
    }

    /** For the form: {@code NAME=credentials-id} in each line. */
    public String getSecretsText() {
        return StepArguments.pairs(secrets);
    }

    @Override
    void check(StepSurroundings surroundings) throws AbortException {
        if (revision == null) {
            checkFiles(surroundings);
        } else {
            checkRevision();
        }
        checkProject();
        if (getTimeout() < 1 || getMinUptime() < 0) {
            throw new AbortException("timeout must be at least 1 second, and minUptime at least 0.");
        }
        pullPolicy();
    }

    private void checkFiles(StepSurroundings surroundings) throws AbortException {
        String function = getDescriptor().getFunctionName();
        if (files.isEmpty() && compose == null) {
            throw new AbortException(
                    function + " needs Compose files: files: ['compose.yaml'], or compose: '''...''' with the text.");
        }
        if (!files.isEmpty() && compose != null) {
            throw new AbortException(function + " was given both files and compose: take one of them.");
        }
        if (!files.isEmpty() && surroundings.workspace() == null) {
            throw new AbortException(function + " cannot read " + String.join(", ", files)
                    + " without a workspace: run it inside a node block, or give the text with compose: '''...'''.");
        }
        for (String name : secrets.keySet()) {
            if (variables.containsKey(name)) {
                throw new AbortException("'" + name + "' is both in variables and in secrets: take one of them.");
            }
        }
    }

    private void checkRevision() throws AbortException {
        String function = getDescriptor().getFunctionName();
        try {
            RevisionChoice.parse(revision);
        } catch (IllegalArgumentException e) {
            throw new AbortException(function + ": " + e.getMessage());
        }
        if (getProject() == null) {
            throw new AbortException(function + " with a revision needs the name of the project: " + function
                    + "(environment: 'prod', project: 'shop', revision: 'previous').");
        }
        List<String> given = besidesRevision();
        if (!given.isEmpty()) {
            throw new AbortException(function + " takes " + String.join(", ", given) + " from the revision: leave "
                    + (given.size() == 1 ? "it" : "them") + " out.");
        }
    }

    /** What a revision holds itself, and was given all the same. */
    private List<String> besidesRevision() {
        Map<String, Boolean> held = new LinkedHashMap<>();
        held.put("files", !files.isEmpty());
        held.put("compose", compose != null);
        held.put("projectDirectory", projectDirectory != null);
        held.put("variables", !variables.isEmpty());
        held.put("secrets", !secrets.isEmpty());
        held.put("profiles", !profiles.isEmpty());
        held.put("services", !services.isEmpty());
        held.put("build", build != null);
        held.put("removeOrphans", removeOrphans);
        return held.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Deploys or plans the revision that was chosen, or else the files. */
    final OperationWork work(
            DockerEnvironment target, StepSurroundings surroundings, Function<DeployRequest, OperationWork> kind)
            throws AbortException {
        if (revision == null) {
            return new ComposeWork(this, target, surroundings, options(), kind);
        }
        RevisionOverrides overrides = new RevisionOverrides(
                pullPolicy(),
                Optional.ofNullable(timeout).map(Duration::ofSeconds),
                Optional.ofNullable(minUptime).map(Duration::ofSeconds),
                Optional.ofNullable(rollback));
        StepRequester requester = new StepRequester(this, target, surroundings);
        return new ReturnWork(target, getProject(), RevisionChoice.parse(revision), overrides, requester, kind);
    }

    /** The options of the step; a plan looks at some of them only, and takes all, so that a step can be planned as it is. */
    DeployOptions options() throws AbortException {
        return new DeployOptions(
                pullPolicy(),
                Optional.ofNullable(build),
                removeOrphans,
                Duration.ofSeconds(getTimeout()),
                Duration.ofSeconds(getMinUptime()),
                isRollback());
    }

    /** The pull policy that was given; empty for each service's own. */
    final Optional<PullPolicy> pullPolicy() throws AbortException {
        if (pull == null) {
            return Optional.empty();
        }
        Optional<PullPolicy> known =
                PULL.stream().filter(policy -> policy.key().equals(pull)).findFirst();
        if (known.isEmpty()) {
            throw new AbortException("pull is 'always', 'missing' or 'never', not '" + pull
                    + "'; left out, each service's own pull_policy counts.");
        }
        return known;
    }
}
