package io.jenkins.plugins.windflow.security;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor.FormException;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.core.environment.AllowList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * Which restricted environments the jobs in a folder, and in the folders below it, may use.
 *
 * <p>Only who may configure Windflow may change it: others keep what is there, silently, so that they can still save the
 * rest of the folder's configuration. Entries in a {@code config.xml} that somebody else sends, or in a folder that somebody
 * else copies, do not count; Jenkins itself reads folders as SYSTEM.
 */
public final class WindflowFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {
    private List<String> allowed = new ArrayList<>();
    private transient boolean refused;

    @DataBoundConstructor
    public WindflowFolderProperty() {}

    /** Names of environments, and labels as {@code label:eu}. */
    public List<String> getAllowed() {
        return List.copyOf(allowed);
    }

    @DataBoundSetter
    public void setAllowed(List<String> allowed) {
        this.allowed = new ArrayList<>(split(allowed));
    }

    /** For the form: the entries, one in a line. */
    public String getAllowedText() {
        return String.join("\n", allowed);
    }

    @Override
    public AbstractFolderProperty<?> reconfigure(StaplerRequest2 req, JSONObject form) throws FormException {
        return mayChange() ? super.reconfigure(req, form) : this;
    }

    /** Whether entries were left out because whoever had the folder read may not make any. */
    boolean isRefused() {
        return refused;
    }

    private Object readResolve() {
        if (allowed == null) {
            allowed = new ArrayList<>();
        }
        if (!allowed.isEmpty() && !mayChange()) {
            allowed = new ArrayList<>();
            refused = true;
        }
        return this;
    }

    private static boolean mayChange() {
        return Jenkins.get().hasPermission(WindflowPermissions.CONFIGURE);
    }

    /** The form sends all entries as one text. */
    private static List<String> split(List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream()
                        .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    @Extension(optional = true)
    @Symbol("windflowEnvironments")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.WindflowFolderProperty_displayName();
        }

        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
            if (req != null && !mayChange()) {
                return null;
            }
            WindflowFolderProperty property = (WindflowFolderProperty) super.newInstance(req, formData);
            return property == null || property.allowed.isEmpty() ? null : property;
        }

        /** Looks at each entry. */
        @POST
        public FormValidation doCheckAllowed(@QueryParameter String value) {
            if (!mayChange()) {
                return FormValidation.ok();
            }
            return Arrays.stream(Util.fixNull(value).split("[,\\s]+"))
                    .filter(entry -> !entry.isEmpty())
                    .map(AllowList::problem)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(FormValidation::error)
                    .orElseGet(FormValidation::ok);
        }
    }
}
