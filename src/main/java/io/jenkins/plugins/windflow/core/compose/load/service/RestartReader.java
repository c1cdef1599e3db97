package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code restart}, and {@code deploy.restart_policy}, which outranks it. */
final class RestartReader {
    private static final Pattern RESTART = Pattern.compile("(no|always|unless-stopped|on-failure)(?::(\\d{1,9}))?");

    private final Reading reading;

    RestartReader(Reading reading) {
        this.reading = reading;
    }

    Optional<RestartPolicy> read(Fields service, Optional<Fields> deploy) {
        Optional<RestartPolicy> own = service.string("restart").flatMap(value -> own(value, service));
        return deploy.flatMap(fields -> fields.section("restart_policy", Scope.RESTART_POLICY, reading))
                .flatMap(this::deployed)
                .or(() -> own);
    }

    private Optional<RestartPolicy> own(String value, Fields service) {
        Matcher matcher = RESTART.matcher(value);
        boolean valid = matcher.matches()
                && (matcher.group(2) == null || matcher.group(1).equals("on-failure"));
        if (!valid) {
            reading.problems()
                    .add(
                            service.position("restart"),
                            service.path("restart"),
                            "The restart policy is \"no\", always, unless-stopped, on-failure or on-failure:3.");
            return Optional.empty();
        }
        int retries = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return mode(matcher.group(1)).map(mode -> new RestartPolicy(mode, retries));
    }

    private Optional<RestartPolicy> deployed(Fields policy) {
        int attempts = policy.integer("max_attempts", 0, Integer.MAX_VALUE).orElse(0);
        if (!policy.has("condition")) {
            reading.problems()
                    .warn(
                            policy.position(),
                            policy.path(),
                            "Without a condition nothing is restarted, as docker compose reads it: name the condition.");
            return Optional.of(RestartPolicy.NO);
        }
        Optional<RestartPolicy.Mode> mode = policy.string("condition").flatMap(value -> condition(value, policy));
        if (attempts > 0 && mode.isPresent() && mode.get() != RestartPolicy.Mode.ON_FAILURE) {
            reading.problems()
                    .add(
                            policy.position("max_attempts"),
                            policy.path("max_attempts"),
                            "The engine counts attempts only with the condition on-failure: leave max_attempts out, or"
                                    + " change the condition.");
        }
        return mode.map(known -> new RestartPolicy(known, known == RestartPolicy.Mode.ON_FAILURE ? attempts : 0));
    }

    private Optional<RestartPolicy.Mode> condition(String value, Fields policy) {
        Optional<RestartPolicy.Mode> mode =
                switch (value) {
                    case "none" -> Optional.of(RestartPolicy.Mode.NO);
                    case "any" -> Optional.of(RestartPolicy.Mode.ALWAYS);
                    default -> mode(value);
                };
        if (mode.isEmpty()) {
            reading.problems()
                    .add(
                            policy.position("condition"),
                            policy.path("condition"),
                            "The condition is none, on-failure, any or unless-stopped.");
        }
        return mode;
    }

    private static Optional<RestartPolicy.Mode> mode(String key) {
        return Arrays.stream(RestartPolicy.Mode.values())
                .filter(known -> known.key().equals(key))
                .findFirst();
    }
}
