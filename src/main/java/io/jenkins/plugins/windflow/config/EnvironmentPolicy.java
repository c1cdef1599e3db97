package io.jenkins.plugins.windflow.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import java.util.Arrays;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * What a Compose file may ask for in an environment. Each question is answered {@code allowed} or {@code denied}; without
 * an answer it is denied in a restricted environment and allowed in any other.
 */
public final class EnvironmentPolicy extends AbstractDescribableImpl<EnvironmentPolicy> {
    static final String ALLOWED = "allowed";
    static final String DENIED = "denied";

    private String privileged;
    private String hostBinds;
    private String dockerSocket;
    private String hostNamespaces;
    private String addedCapabilities;

    @DataBoundConstructor
    public EnvironmentPolicy() {}

    /** Containers with all rights on the host; null without an answer. */
    public String getPrivileged() {
        return privileged;
    }

    @DataBoundSetter
    public void setPrivileged(String privileged) {
        this.privileged = answer("privileged", privileged);
    }

    /** Folders of the host inside containers; null without an answer. */
    public String getHostBinds() {
        return hostBinds;
    }

    @DataBoundSetter
    public void setHostBinds(String hostBinds) {
        this.hostBinds = answer("hostBinds", hostBinds);
    }

    /** The engine's own socket inside containers; null without an answer. */
    public String getDockerSocket() {
        return dockerSocket;
    }

    @DataBoundSetter
    public void setDockerSocket(String dockerSocket) {
        this.dockerSocket = answer("dockerSocket", dockerSocket);
    }

    /** The host's network, processes, IPC or users; null without an answer. */
    public String getHostNamespaces() {
        return hostNamespaces;
    }

    @DataBoundSetter
    public void setHostNamespaces(String hostNamespaces) {
        this.hostNamespaces = answer("hostNamespaces", hostNamespaces);
    }

    /** Capabilities beyond those that every container has; null without an answer. */
    public String getAddedCapabilities() {
        return addedCapabilities;
    }

    @DataBoundSetter
    public void setAddedCapabilities(String addedCapabilities) {
        this.addedCapabilities = answer("addedCapabilities", addedCapabilities);
    }

    /** Whether no question is answered. */
    boolean isSilent() {
        return equals(new EnvironmentPolicy());
    }

    /** The answers, with one for everything that is not answered. */
    ComposePolicy composePolicy(boolean otherwise) {
        return new ComposePolicy(
                allows(privileged, otherwise),
                allows(hostBinds, otherwise),
                allows(dockerSocket, otherwise),
                allows(hostNamespaces, otherwise),
                allows(addedCapabilities, otherwise));
    }

    private static boolean allows(String answer, boolean otherwise) {
        return answer == null ? otherwise : answer.equals(ALLOWED);
    }

    private static String answer(String question, String answer) {
        String text = Util.fixEmptyAndTrim(answer);
        if (text != null && !text.equals(ALLOWED) && !text.equals(DENIED)) {
            throw new IllegalArgumentException(
                    "The policy '" + question + "' is either 'allowed' or 'denied', not '" + text + "'.");
        }
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvironmentPolicy that && Arrays.equals(answers(), that.answers());
    }

    @Override
    public int hashCode() {
        return Objects.hash(answers());
    }

    private Object[] answers() {
        return new Object[] {privileged, hostBinds, dockerSocket, hostNamespaces, addedCapabilities};
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<EnvironmentPolicy> {
        @Override
        public String getDisplayName() {
            return Messages.EnvironmentPolicy_displayName();
        }

        @POST
        public ListBoxModel doFillPrivilegedItems() {
            return answers();
        }

        @POST
        public ListBoxModel doFillHostBindsItems() {
            return answers();
        }

        @POST
        public ListBoxModel doFillDockerSocketItems() {
            return answers();
        }

        @POST
        public ListBoxModel doFillHostNamespacesItems() {
            return answers();
        }

        @POST
        public ListBoxModel doFillAddedCapabilitiesItems() {
            return answers();
        }

        private static ListBoxModel answers() {
            ListBoxModel list = new ListBoxModel();
            list.add(Messages.EnvironmentPolicy_standard(), "");
            list.add(Messages.EnvironmentPolicy_allowed(), ALLOWED);
            list.add(Messages.EnvironmentPolicy_denied(), DENIED);
            return list;
        }
    }
}
