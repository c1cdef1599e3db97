package io.jenkins.plugins.windflow.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.windflow.core.terminal.TerminalSettings;
import java.time.Duration;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** How long terminals in containers may be idle, and how many of them a user may have. Null stands for the default. */
public final class TerminalConfiguration extends AbstractDescribableImpl<TerminalConfiguration> {
    static final int LONGEST_IDLE = 24 * 60;
    static final int MOST_SESSIONS = 100;

    private Integer idleMinutes;
    private Integer sessionsPerUser;

    @DataBoundConstructor
    public TerminalConfiguration() {}

    /** Minutes without a key after which a terminal is closed; null for the default. */
    @CheckForNull
    public Integer getIdleMinutes() {
        return idleMinutes;
    }

    /** @throws IllegalArgumentException with one sentence when it is out of range */
    @DataBoundSetter
    public void setIdleMinutes(Integer idleMinutes) {
        this.idleMinutes = checked("idleMinutes", idleMinutes, LONGEST_IDLE, (int)
                TerminalSettings.DEFAULT.idle().toMinutes());
    }

    /** How many terminals one user may have at a time; null for the default. */
    @CheckForNull
    public Integer getSessionsPerUser() {
        return sessionsPerUser;
    }

    /** @throws IllegalArgumentException with one sentence when it is out of range */
    @DataBoundSetter
    public void setSessionsPerUser(Integer sessionsPerUser) {
        this.sessionsPerUser =
                checked("sessionsPerUser", sessionsPerUser, MOST_SESSIONS, TerminalSettings.DEFAULT.sessionsPerUser());
    }

    private static Integer checked(String name, Integer value, int most, int standard) {
        if (value != null && (value < 1 || value > most)) {
            throw new IllegalArgumentException(
                    "'" + name + "' of the terminals is a whole number from 1 to " + most + ", not " + value + ".");
        }
        return value == null || value == standard ? null : value;
    }

    /** Whether everything has its default. */
    boolean isSilent() {
        return idleMinutes == null && sessionsPerUser == null;
    }

    /** The settings of a configuration that may be missing. */
    static TerminalSettings settings(TerminalConfiguration configuration) {
        TerminalSettings standard = TerminalSettings.DEFAULT;
        if (configuration == null) {
            return standard;
        }
        Integer minutes = configuration.idleMinutes;
        Integer sessions = configuration.sessionsPerUser;
        return new TerminalSettings(
                minutes == null ? standard.idle() : Duration.ofMinutes(minutes),
                sessions == null ? standard.sessionsPerUser() : sessions,
                standard.kept());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TerminalConfiguration that
                && Objects.equals(idleMinutes, that.idleMinutes)
                && Objects.equals(sessionsPerUser, that.sessionsPerUser);
    }

    @Override
    public int hashCode() {
        return Objects.hash(idleMinutes, sessionsPerUser);
    }

    @Extension
    @Symbol("terminal")
    public static final class DescriptorImpl extends Descriptor<TerminalConfiguration> {
        @Override
        public String getDisplayName() {
            return Messages.TerminalConfiguration_displayName();
        }
    }
}
