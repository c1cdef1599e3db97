package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.LoadedProject;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.FileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.revision.Blueprint;
import io.jenkins.plugins.windflow.core.revision.CheckedOutCommit;
import io.jenkins.plugins.windflow.core.revision.RevisionDraft;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The work of a step that reads Compose files. The files are on an agent and the secrets in Jenkins' credentials, so both are
 * read here, on the operation's own thread, and not where the step begins.
 */
final class ComposeWork implements OperationWork {
    private static final int COMPOSE_LIMIT = 4 * 1024 * 1024;
    private static final String INLINE = "compose";

    /** What is worth a look; files may have thousands of variables, and the journal of each operation would. */
    private static final int MOST_REPORTED = 500;

    private static final int MOST_PLACES = 5;

    private final ComposeStep step;
    private final DockerEnvironment target;
    private final StepSurroundings build;
    private final DeployOptions options;
    private final Function<DeployRequest, OperationWork> kind;
    private final List<Problem> warnings = new ArrayList<>();
    private LoadRequest source;
    private LoadedProject loaded;
    private Optional<String> commit = Optional.empty();
    private OperationWork work;

    ComposeWork(
            ComposeStep step,
            DockerEnvironment target,
            StepSurroundings build,
            DeployOptions options,
            Function<DeployRequest, OperationWork> kind) {
        this.step = step;
        this.target = target;
        this.build = build;
        this.options = options;
        this.kind = kind;
    }

    @Override
    public Optional<String> engineId() throws Exception {
        try (ACLContext ignored = ACL.as2(build.identity())) {
            loaded = loadOrExplain();
            target.usableConnection().track(build.run());
        }
        work = kind.apply(new DeployRequest(
                        () -> Environments.lease(target),
                        loaded.project(),
                        options,
                        files(),
                        WindflowRuntime.get().controller())
                .withWitness(this::draft));
        return work.engineId();
    }

    /** Keeps what becomes a revision when the operation succeeds. */
    private void draft(OperationId operation, Map<String, ImageIdentity> images) {
        WindflowRuntime.get()
                .revisions()
                .draft(new RevisionDraft(
                        operation,
                        target.stack(project()),
                        Blueprint.of(source, loaded, step.getSecrets()),
                        options,
                        commit,
                        Optional.empty(),
                        images));
    }

    @Override
    public String project() {
        return loaded.project().name().value();
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        step.allowed(build);
        run.protect(
                loaded.project().confidential().stream().map(Sensitive::reveal).toList());
        target.usableConnection().warning().ifPresent(warning -> run.log("Warning: " + warning));
        warnings().forEach(run::log);
        loaded.variables().variables().stream().limit(MOST_REPORTED).forEach(variable -> tell(variable, run));
        return work.run(run);
    }

    /** Its value stays out: a plan or a page shows it where it is used, and never a secret's. */
    private static void tell(VariableReport.Variable variable, OperationRun run) {
        run.report(
                "variables",
                variable.name(),
                Map.of(
                        "state", variable.state().name(),
                        "origin", variable.origin().name(),
                        "uses", variable.uses(),
                        "places",
                                variable.places().stream()
                                        .limit(MOST_PLACES)
                                        .map(VariableReport.Place::toString)
                                        .toList()));
    }

    private List<String> warnings() {
        return warnings.stream().map(warning -> "Warning: " + warning).toList();
    }

    /** What a load warned of often explains why it failed: a variable that is not set, for instance. */
    private LoadedProject loadOrExplain() throws IOException, OperationFailure {
        try {
            return load();
        } catch (ComposeException e) {
            throw new OperationFailure(OperationState.FAILED, e.getMessage(), e, warnings());
        }
    }

    private LoadedProject load() throws IOException, ComposeException {
        Map<String, Sensitive> secrets = StepSecrets.resolve(step.getSecrets(), build.run());
        LoadRequest request = LoadRequest.of(composeFiles())
                .withSource(workspace())
                .withVariables(step.getVariables())
                .withSecrets(secrets)
                .withProfiles(new LinkedHashSet<>(step.getProfiles()))
                .withServices(step.getServices())
                .withPolicy(target.composePolicy());
        if (step.getProject() != null) {
            request = request.withProjectName(step.getProject());
        }
        if (step.getProjectDirectory() != null) {
            request = request.withProjectDirectory(step.getProjectDirectory());
        }
        source = request;
        commit = step.getFiles().isEmpty() ? Optional.empty() : CheckedOutCommit.of(workspace());
        return ComposeLoader.read(request, warnings::add);
    }

    private List<ComposeFile> composeFiles() throws IOException, ComposeException {
        if (step.getCompose() != null) {
            return List.of(new ComposeFile(INLINE, step.getCompose()));
        }
        List<ComposeFile> files = new ArrayList<>();
        for (String name : step.getFiles()) {
            files.add(ComposeFile.decode(name, read(name)));
        }
        return files;
    }

    private byte[] read(String name) throws IOException {
        try {
            byte[] content = workspace().read(name, COMPOSE_LIMIT);
            if (content.length > COMPOSE_LIMIT) {
                throw new AbortException("The Compose file '" + name + "' is larger than " + COMPOSE_LIMIT + " bytes.");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new AbortException(
                    "There is no file '" + name + "' in the workspace: check it out before this step.");
        }
    }

    private FileSource workspace() {
        FilePath workspace = build.workspace();
        return workspace == null ? FileSource.NONE : new WorkspaceFiles(workspace);
    }

    private BuildFiles files() {
        FilePath workspace = build.workspace();
        return workspace == null ? BuildFiles.NONE : new WorkspaceContexts(workspace);
    }
}
