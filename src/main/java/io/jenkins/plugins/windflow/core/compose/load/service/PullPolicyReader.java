package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Durations;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import java.util.Optional;

/** Reads {@code pull_policy}, and {@code pull_refresh_after} that belongs to its value {@code refresh}. */
final class PullPolicyReader {
    private static final String KEY = "pull_policy";
    private static final String AFTER = "pull_refresh_after";
    private static final String EVERY = "every_";

    private final Reading reading;

    PullPolicyReader(Reading reading) {
        this.reading = reading;
    }

    Optional<PullPolicy> read(Fields service) {
        Optional<String> policy = service.string(KEY);
        if (policy.equals(Optional.of("refresh"))) {
            return refresh(service);
        }
        if (service.has(AFTER)) {
            reading.problems()
                    .add(service.position(AFTER), service.path(AFTER), "This is only for pull_policy: refresh.");
        }
        return policy.flatMap(value -> policy(value, service));
    }

    private Optional<PullPolicy> refresh(Fields service) {
        if (!service.has(AFTER)) {
            reading.problems()
                    .add(
                            service.position(KEY),
                            service.path(KEY),
                            "The policy refresh needs pull_refresh_after, for example 12h.");
        }
        return service.duration(AFTER).map(PullPolicy::every);
    }

    private Optional<PullPolicy> policy(String value, Fields service) {
        return switch (value) {
            case "always" -> Optional.of(PullPolicy.ALWAYS);
            case "never" -> Optional.of(PullPolicy.NEVER);
            case "missing", "if_not_present" -> Optional.of(PullPolicy.MISSING);
            case "build" -> Optional.of(PullPolicy.BUILD);
            case "daily" -> Optional.of(PullPolicy.DAILY);
            case "weekly" -> Optional.of(PullPolicy.WEEKLY);
            default -> every(value, service);
        };
    }

    private Optional<PullPolicy> every(String value, Fields service) {
        if (value.startsWith(EVERY)) {
            return service.node(KEY)
                    .flatMap(node -> reading.values()
                            .parse(node, service.path(KEY), value.substring(EVERY.length()), Durations::parse))
                    .map(PullPolicy::every);
        }
        reading.problems()
                .add(
                        service.position(KEY),
                        service.path(KEY),
                        "The pull policy is always, missing, never, build, daily, weekly, refresh or every_ with a "
                                + "duration, such as every_12h.");
        return Optional.empty();
    }
}
