package io.jenkins.plugins.windflow.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.environment.EnvironmentFacts;
import io.jenkins.plugins.windflow.core.environment.EnvironmentName;
import io.jenkins.plugins.windflow.core.revision.StackName;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One Docker Engine under a name of its own, with what is known about it beforehand. */
public final class DockerEnvironment extends AbstractDescribableImpl<DockerEnvironment> {
    /** Colours by the names that Jenkins' own palette has. */
    static final List<String> COLOURS =
            List.of("red", "orange", "yellow", "green", "teal", "cyan", "blue", "indigo", "purple", "pink", "brown");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,253}[A-Za-z0-9])?|::1");

    private final String name;
    private final Connection connection;
    private String displayName;
    private List<String> labels = new ArrayList<>();
    private String colour;
    private String timeZone;
    private String publicAddress;
    private boolean readOnly;
    private Boolean restricted = true;
    private List<String> formerNames = new ArrayList<>();
    private EnvironmentPolicy policy;

    /**
     * @param name unique; see {@link EnvironmentName}
     * @param connection how its engine is reached
     */
    @DataBoundConstructor
    public DockerEnvironment(String name, Connection connection) {
        this.name = Util.fixEmptyAndTrim(name);
        this.connection = connection;
    }

    public String getName() {
        return name;
    }

    /** How its engine is reached; null when the plugin that the stored connection came from is gone. */
    public Connection getConnection() {
        return connection;
    }

    /**
     * How its engine is reached, for use.
     *
     * @throws EngineException with one sentence when the stored connection could not be read
     */
    public Connection usableConnection() {
        if (connection == null) {
            throw new EngineException(
                    Kind.BAD_REQUEST,
                    "The environment '" + name + "' has no connection that this Jenkins"
                            + " knows: choose one (Manage Jenkins, System, Windflow), or install the plugin that it came from.",
                    null);
        }
        return connection;
    }

    /** The name for people; null when it has none of its own. */
    public String getDisplayName() {
        return displayName;
    }

    @DataBoundSetter
    public void setDisplayName(String displayName) {
        this.displayName = Util.fixEmptyAndTrim(displayName);
    }

    public List<String> getLabels() {
        return List.copyOf(labels);
    }

    @DataBoundSetter
    public void setLabels(List<String> labels) {
        this.labels = words(labels);
    }

    /** One of {@link #COLOURS}; null for none. */
    public String getColour() {
        return colour;
    }

    @DataBoundSetter
    public void setColour(String colour) {
        this.colour = Util.fixEmptyAndTrim(colour);
    }

    /** An IANA time zone; null for the controller's. */
    public String getTimeZone() {
        return timeZone;
    }

    @DataBoundSetter
    public void setTimeZone(String timeZone) {
        this.timeZone = Util.fixEmptyAndTrim(timeZone);
    }

    /** Host name or address under which published ports can be reached; null when not known. */
    public String getPublicAddress() {
        return publicAddress;
    }

    @DataBoundSetter
    public void setPublicAddress(String publicAddress) {
        this.publicAddress = Util.fixEmptyAndTrim(publicAddress);
    }

    /** Whether nothing may be changed in it, by nobody. */
    public boolean isReadOnly() {
        return readOnly;
    }

    @DataBoundSetter
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** Whether jobs may use it only where a folder allows it. */
    public boolean isRestricted() {
        return restricted;
    }

    @DataBoundSetter
    public void setRestricted(boolean restricted) {
        this.restricted = restricted;
    }

    /** Names that it had: their history is its own. */
    public List<String> getFormerNames() {
        return List.copyOf(formerNames);
    }

    @DataBoundSetter
    public void setFormerNames(List<String> formerNames) {
        this.formerNames = words(formerNames);
        this.formerNames.remove(name);
    }

    /** What Compose files may ask for; null when nothing is said. */
    public EnvironmentPolicy getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(EnvironmentPolicy policy) {
        this.policy = policy == null || policy.isSilent() ? null : policy;
    }

    /** For the form: the labels as one text. */
    public String getLabelsText() {
        return String.join(" ", labels);
    }

    /** For the form: the former names as one text. */
    public String getFormerNamesText() {
        return String.join(" ", formerNames);
    }

    /** A file that somebody wrote by hand may leave something out: what it does not say is as in a new environment. */
    private Object readResolve() {
        labels = labels == null ? new ArrayList<>() : labels;
        restricted = restricted == null || restricted;
        formerNames = formerNames == null ? new ArrayList<>() : formerNames;
        return this;
    }

    /** The name for people. */
    public String title() {
        return displayName == null ? name : displayName;
    }

    /** One of its stacks, as the revisions know it: under the names that the environment had, too. */
    public StackName stack(String project) {
        return new StackName(name, formerNames, project);
    }

    /** What decides about its use. */
    public EnvironmentFacts facts() {
        return new EnvironmentFacts(name, labels, readOnly, restricted);
    }

    /** What Compose files may ask for: where nothing is said it is denied in a restricted environment. */
    public ComposePolicy composePolicy() {
        EnvironmentPolicy said = policy == null ? new EnvironmentPolicy() : policy;
        return said.composePolicy(!restricted);
    }

    /** @throws IllegalArgumentException with one sentence when it cannot be used as it is written */
    void check() {
        EnvironmentName.problem(name).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        if (connection == null) {
            throw new IllegalArgumentException(
                    "The environment '" + name + "' has no connection: choose how it is reached.");
        }
        Stream.of(problemOfColour(colour), problemOfTimeZone(timeZone), problemOfAddress(publicAddress))
                .filter(problem -> problem != null)
                .findFirst()
                .ifPresent(problem -> {
                    throw new IllegalArgumentException("Environment '" + name + "': " + problem);
                });
    }

    /** Words from a list, or from one text with blanks or commas as the form sends it; each once. */
    private static List<String> words(List<String> texts) {
        List<String> words = new ArrayList<>();
        if (texts != null) {
            texts.stream()
                    .flatMap(text -> Stream.of(text.split("[,\\s]+")))
                    .filter(word -> !word.isEmpty() && !words.contains(word))
                    .forEach(words::add);
        }
        return words;
    }

    private static String problemOfColour(String colour) {
        return colour == null || COLOURS.contains(colour)
                ? null
                : "'" + colour + "' is none of the colours " + String.join(", ", COLOURS) + ".";
    }

    private static String problemOfTimeZone(String zone) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
            return null;
        } catch (DateTimeException e) {
            return "'" + zone + "' is not a time zone; write it like Europe/Paris.";
        }
    }

    private static String problemOfAddress(String address) {
        return address == null || HOST.matcher(address).matches()
                ? null
                : "'" + address + "' is neither a host name nor an address; leave scheme and port out.";
    }

    @Override
    public String toString() {
        return "the environment '" + name + "'";
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<DockerEnvironment> {
        @Override
        public String getDisplayName() {
            return Messages.DockerEnvironment_displayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return mayConfigure()
                    ? EnvironmentName.problem(Util.fixNull(value).strip())
                            .map(FormValidation::error)
                            .orElseGet(FormValidation::ok)
                    : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillColourItems() {
            ListBoxModel list = new ListBoxModel();
            list.add(Messages.DockerEnvironment_noColour(), "");
            COLOURS.forEach(
                    colour -> list.add(colour.substring(0, 1).toUpperCase(Locale.ROOT) + colour.substring(1), colour));
            return list;
        }

        @POST
        public ComboBoxModel doFillTimeZoneItems() {
            Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
            zones.removeIf(zone -> !zone.contains("/") || zone.startsWith("Etc/") || zone.startsWith("SystemV/"));
            return new ComboBoxModel(new ArrayList<>(zones));
        }

        @POST
        public FormValidation doCheckTimeZone(@QueryParameter String value) {
            return validation(problemOfTimeZone(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckPublicAddress(@QueryParameter String value) {
            return validation(problemOfAddress(Util.fixEmptyAndTrim(value)));
        }

        private static FormValidation validation(String problem) {
            return problem == null || !mayConfigure() ? FormValidation.ok() : FormValidation.error(problem);
        }

        private static boolean mayConfigure() {
            return Jenkins.get().hasPermission(WindflowPermissions.CONFIGURE);
        }
    }
}
