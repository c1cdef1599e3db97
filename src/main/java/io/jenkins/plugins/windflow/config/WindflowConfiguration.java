package io.jenkins.plugins.windflow.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.environment.EnvironmentName;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.terminal.TerminalSettings;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The global configuration of Windflow: its environments, what becomes of interrupted operations, and limits. What is observed
 * is never stored here.
 */
@Extension
@Symbol("windflow")
public final class WindflowConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private volatile List<DockerEnvironment> environments = new ArrayList<>();
    /** Null stands for the default, here and below, so that an export leaves it out. */
    private volatile Boolean recoverOperations;

    private volatile Integer recoveryLimit;
    private volatile String helperImage;
    private volatile Integer auditDays;
    private volatile Integer changesPerMinute;
    private volatile Integer uploadLimit;

    private volatile TerminalConfiguration terminal;

    public static WindflowConfiguration get() {
        return ExtensionList.lookupSingleton(WindflowConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.WindflowConfiguration_displayName();
    }

    public List<DockerEnvironment> getEnvironments() {
        return List.copyOf(environments);
    }

    /**
     * Replaces all environments, and saves.
     *
     * @throws IllegalArgumentException with one sentence when one of them cannot be used or a name is taken twice; nothing
     *     is changed then
     * @throws hudson.security.AccessDeniedException3 when a socket of the controller is named that no environment has yet, by
     *     somebody who does not administer Jenkins; nothing is changed then either
     */
    @DataBoundSetter
    public synchronized void setEnvironments(List<DockerEnvironment> environments) {
        List<DockerEnvironment> wanted = environments == null ? new ArrayList<>() : new ArrayList<>(environments);
        check(wanted);
        if (!sockets(this.environments).containsAll(sockets(wanted))) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        }
        this.environments = wanted;
        save();
    }

    /** False when operations that were interrupted wait for somebody to decide; null = they are recovered at the start. */
    @CheckForNull
    public Boolean getRecoverOperations() {
        return recoverOperations;
    }

    /** Decides for the next start whether interrupted operations go on by themselves, and saves. */
    @DataBoundSetter
    public synchronized void setRecoverOperations(Boolean recoverOperations) {
        this.recoverOperations = Boolean.FALSE.equals(recoverOperations) ? recoverOperations : null;
        save();
    }

    /** Minutes after which an interrupted operation does not go on by itself any more; null = {@link RecoveryLimit#DEFAULT}. */
    @CheckForNull
    public Integer getRecoveryLimit() {
        return recoveryLimit;
    }

    /**
     * Sets the limit for the next start, and saves.
     *
     * @throws IllegalArgumentException with one sentence when it is out of range; nothing is changed then
     */
    @DataBoundSetter
    public synchronized void setRecoveryLimit(Integer recoveryLimit) {
        this.recoveryLimit = RecoveryLimit.checked(recoveryLimit);
        save();
    }

    /** The image of the containers that look into volumes; null = one that is there is chosen. */
    @CheckForNull
    public String getHelperImage() {
        return helperImage;
    }

    /**
     * Names the image of helper containers from the next one on, and saves.
     *
     * @throws IllegalArgumentException with one sentence when it cannot be the name of an image; nothing is changed then
     */
    @DataBoundSetter
    public synchronized void setHelperImage(String helperImage) {
        this.helperImage = HelperImage.checked(helperImage);
        save();
    }

    /** The same as {@link #getHelperImage()}, empty for none. */
    public String helperImage() {
        String image = helperImage;
        return image == null ? "" : image;
    }

    /** Days for which audit records are kept, at least; null = 365. */
    @CheckForNull
    public Integer getAuditDays() {
        return auditDays;
    }

    /**
     * Sets it, and saves.
     *
     * @throws IllegalArgumentException with one sentence when it is out of range; nothing is changed then
     */
    @DataBoundSetter
    public synchronized void setAuditDays(Integer auditDays) {
        this.auditDays = NumberSetting.AUDIT_DAYS.checked(auditDays);
        save();
    }

    /** The same with its default. */
    public int auditDays() {
        return NumberSetting.AUDIT_DAYS.value(auditDays);
    }

    /** How many changes one person may make in a minute through pages and API; null = 600. */
    @CheckForNull
    public Integer getChangesPerMinute() {
        return changesPerMinute;
    }

    /**
     * Sets it, and saves.
     *
     * @throws IllegalArgumentException with one sentence when it is out of range; nothing is changed then
     */
    @DataBoundSetter
    public synchronized void setChangesPerMinute(Integer changesPerMinute) {
        this.changesPerMinute = NumberSetting.CHANGES_PER_MINUTE.checked(changesPerMinute);
        save();
    }

    /** The same with its default. */
    public int changesPerMinute() {
        return NumberSetting.CHANGES_PER_MINUTE.value(changesPerMinute);
    }

    /** The largest upload in MiB; null = 65,536. */
    @CheckForNull
    public Integer getUploadLimit() {
        return uploadLimit;
    }

    /**
     * Sets it, and saves.
     *
     * @throws IllegalArgumentException with one sentence when it is out of range; nothing is changed then
     */
    @DataBoundSetter
    public synchronized void setUploadLimit(Integer uploadLimit) {
        this.uploadLimit = NumberSetting.UPLOAD_LIMIT.checked(uploadLimit);
        save();
    }

    /** The same with its default, in bytes. */
    public long uploadBytes() {
        return NumberSetting.UPLOAD_LIMIT.value(uploadLimit) * 1024L * 1024;
    }

    /** Limits of terminals in containers; null = {@link TerminalSettings#DEFAULT}. */
    @CheckForNull
    public TerminalConfiguration getTerminal() {
        return terminal;
    }

    /** Sets the limits from now on, for terminals that are open too, and saves. */
    @DataBoundSetter
    public synchronized void setTerminal(TerminalConfiguration terminal) {
        this.terminal = terminal == null || terminal.isSilent() ? null : terminal;
        save();
    }

    /** The limits of terminals, as they are configured now. */
    public TerminalSettings terminalSettings() {
        return TerminalConfiguration.settings(terminal);
    }

    /** The settings of the operations, as they are configured now. */
    public OperationSettings operationSettings() {
        return OperationSettings.DEFAULT.withRecovery(recoverOperations == null, RecoveryLimit.duration(recoveryLimit));
    }

    /** The environment of this name, or the one that had it before, unless another one has it now. */
    public Optional<DockerEnvironment> environment(String name) {
        List<DockerEnvironment> all = environments;
        return all.stream()
                .filter(environment -> environment.getName().equals(name))
                .findFirst()
                .or(() -> all.stream()
                        .filter(environment -> environment.getFormerNames().contains(name))
                        .findFirst());
    }

    /** The names in use. */
    public List<String> names() {
        return environments.stream().map(DockerEnvironment::getName).toList();
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        List<JSONObject> forms = forms(json.opt("environments"));
        forms.forEach(WindflowConfiguration::rememberFormerName);
        try {
            List<DockerEnvironment> wanted = new ArrayList<>();
            for (JSONObject form : forms) {
                wanted.add(req.bindJSON(DockerEnvironment.class, form));
            }
            Integer limit = RecoveryLimit.parse(json.optString("recoveryLimit"));
            String image = HelperImage.checked(json.optString("helperImage"));
            Integer days = number(json, NumberSetting.AUDIT_DAYS);
            Integer changes = number(json, NumberSetting.CHANGES_PER_MINUTE);
            Integer upload = number(json, NumberSetting.UPLOAD_LIMIT);
            TerminalConfiguration terminals = json.has("terminal")
                    ? req.bindJSON(TerminalConfiguration.class, json.getJSONObject("terminal"))
                    : null;
            setEnvironments(wanted);
            setTerminal(terminals);
            setRecoveryLimit(limit);
            setHelperImage(image);
            setRecoverOperations(json.optBoolean("recoverOperations", true));
            setAuditDays(days);
            setChangesPerMinute(changes);
            setUploadLimit(upload);
            return true;
        } catch (RecoveryLimit.OutOfRange e) {
            throw new FormException(e.getMessage(), e, "recoveryLimit");
        } catch (HelperImage.NotAName e) {
            throw new FormException(e.getMessage(), e, "helperImage");
        } catch (IllegalArgumentException e) {
            throw new FormException(sentence(e), e, "environments");
        }
    }

    @POST
    public FormValidation doCheckRecoveryLimit(@QueryParameter String value) {
        try {
            RecoveryLimit.parse(value);
            return FormValidation.ok();
        } catch (RecoveryLimit.OutOfRange e) {
            boolean mayConfigure = Jenkins.get().hasPermission(WindflowPermissions.CONFIGURE);
            return mayConfigure ? FormValidation.error(e.getMessage()) : FormValidation.ok();
        }
    }

    @POST
    public FormValidation doCheckHelperImage(@QueryParameter String value) {
        try {
            HelperImage.checked(value);
            return FormValidation.ok();
        } catch (HelperImage.NotAName e) {
            boolean mayConfigure = Jenkins.get().hasPermission(WindflowPermissions.CONFIGURE);
            return mayConfigure ? FormValidation.error(e.getMessage()) : FormValidation.ok();
        }
    }

    @POST
    public FormValidation doCheckAuditDays(@QueryParameter String value) {
        return check(NumberSetting.AUDIT_DAYS, value);
    }

    @POST
    public FormValidation doCheckChangesPerMinute(@QueryParameter String value) {
        return check(NumberSetting.CHANGES_PER_MINUTE, value);
    }

    @POST
    public FormValidation doCheckUploadLimit(@QueryParameter String value) {
        return check(NumberSetting.UPLOAD_LIMIT, value);
    }

    private static FormValidation check(NumberSetting setting, String value) {
        try {
            setting.parse(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            boolean mayConfigure = Jenkins.get().hasPermission(WindflowPermissions.CONFIGURE);
            return mayConfigure ? FormValidation.error(e.getMessage()) : FormValidation.ok();
        }
    }

    private static Integer number(JSONObject form, NumberSetting setting) throws FormException {
        try {
            return setting.parse(form.optString(setting.key()));
        } catch (IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, setting.key());
        }
    }

    /** The form sends one object for one environment and an array for several. */
    private static List<JSONObject> forms(Object json) {
        List<JSONObject> forms = new ArrayList<>();
        if (json instanceof JSONArray array) {
            array.forEach(element -> forms.add((JSONObject) element));
        } else if (json instanceof JSONObject form && !form.isNullObject()) {
            forms.add(form);
        }
        return forms;
    }

    /** An environment that was renamed in the form keeps its history. */
    private static void rememberFormerName(JSONObject form) {
        String original = form.optString("originalName");
        if (!original.isEmpty() && !original.equals(form.optString("name").strip())) {
            form.put("formerNames", form.optString("formerNames") + " " + original);
        }
    }

    private static void check(List<DockerEnvironment> environments) {
        Set<String> taken = new HashSet<>();
        for (DockerEnvironment environment : environments) {
            environment.check();
            checkConnection(environment);
            if (!taken.add(environment.getName().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("Two environments have the name '" + environment.getName()
                        + "' (capitals do not count): give each a name of its own.");
            }
        }
    }

    /** The sockets of the controller in use: whoever may add one is root there. */
    private static Set<String> sockets(List<DockerEnvironment> environments) {
        return environments.stream()
                .map(DockerEnvironment::getConnection)
                .filter(UnixSocketConnection.class::isInstance)
                .map(connection -> ((UnixSocketConnection) connection).getPath())
                .collect(Collectors.toSet());
    }

    private static void checkConnection(DockerEnvironment environment) {
        try {
            environment.getConnection().check();
        } catch (EngineException e) {
            throw new IllegalArgumentException("Environment '" + environment.getName() + "': " + e.getMessage(), e);
        }
    }

    /** The innermost message: binding wraps what a setter said. */
    private static String sentence(Throwable problem) {
        Throwable inner = problem;
        while (inner.getCause() instanceof IllegalArgumentException
                || inner.getCause() instanceof ReflectiveOperationException) {
            inner = inner.getCause();
        }
        return inner.getMessage();
    }

    /** For other fields' validation: whether the name is known. */
    public static FormValidation checkKnown(String name) {
        return get().environment(name).isPresent()
                ? FormValidation.ok()
                : FormValidation.error(EnvironmentName.unknown(name, get().names()));
    }
}
