package io.jenkins.plugins.windflow.core.compose.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * When the image of a service is pulled, as the service's {@code pull_policy} asks.
 *
 * @param key the name in the Compose Specification; {@code every} for all that go by time
 * @param age pulled again when the last pull is longer ago; empty for those that do not go by time
 */
public record PullPolicy(String key, Optional<Duration> age) {
    public static final PullPolicy ALWAYS = new PullPolicy("always", Optional.empty());
    public static final PullPolicy NEVER = new PullPolicy("never", Optional.empty());
    public static final PullPolicy MISSING = new PullPolicy("missing", Optional.empty());
    /** Never pulled: always built. */
    public static final PullPolicy BUILD = new PullPolicy("build", Optional.empty());

    public static final PullPolicy DAILY = every(Duration.ofDays(1));
    public static final PullPolicy WEEKLY = every(Duration.ofDays(7));

    public PullPolicy {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(age, "age");
    }

    /** Pulled when the last pull is longer ago than this. */
    public static PullPolicy every(Duration age) {
        return new PullPolicy("every", Optional.of(age));
    }
}
