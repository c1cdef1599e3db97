package io.jenkins.plugins.windflow.runtime;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.docker.check.EngineState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells administrators which environments have not been reached for a while, since when and why. */
@Extension
public final class UnreachableEnvironments extends AdministrativeMonitor {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * One of them.
     *
     * @param name for people
     * @param since ISO 8601
     * @param reason one sentence
     */
    public record Unreachable(String name, String since, String reason) {}

    @Override
    public String getDisplayName() {
        return Messages.UnreachableEnvironments_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getUnreachable().isEmpty();
    }

    /** Those that are offline for longer than a minute; from memory, without asking anybody. */
    public List<Unreachable> getUnreachable() {
        Instant latest = Instant.now().minus(PATIENCE);
        return WindflowConfiguration.get().getEnvironments().stream()
                .filter(environment -> isGone(WindflowRuntime.get().monitor().state(environment.getName()), latest))
                .map(environment -> {
                    EngineState state = WindflowRuntime.get().monitor().state(environment.getName());
                    return new Unreachable(environment.title(), state.since().toString(), state.reason());
                })
                .toList();
    }

    private static boolean isGone(EngineState state, Instant latest) {
        return state.status() == EngineState.Status.OFFLINE && state.since().isBefore(latest);
    }
}
