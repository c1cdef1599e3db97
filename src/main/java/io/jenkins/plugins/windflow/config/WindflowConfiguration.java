package io.jenkins.plugins.windflow.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.environment.EnvironmentName;
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
import org.kohsuke.stapler.StaplerRequest2;

/** The global configuration of Windflow: its environments. What is observed in them is never stored here. */
@Extension
@Symbol("windflow")
public final class WindflowConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private volatile List<DockerEnvironment> environments = new ArrayList<>();

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
            setEnvironments(wanted);
            return true;
        } catch (IllegalArgumentException e) {
            throw new FormException(sentence(e), e, "environments");
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
