package io.jenkins.plugins.windflow.core.operation;

import java.time.Duration;

/**
 * Limits of the operation service.
 *
 * @param perEnvironment operations that run at the same time in one environment
 * @param keep finished operations that are kept
 * @param keepFor finished operations older than this are removed, however few there are
 */
public record OperationSettings(int perEnvironment, int keep, Duration keepFor) {
    /** Four at a time; the last 500 of the last 90 days. */
    public static final OperationSettings DEFAULT = new OperationSettings(4, 500, Duration.ofDays(90));

    /** @throws IllegalArgumentException when a limit is not positive */
    public OperationSettings {
        if (perEnvironment < 1 || keep < 1 || keepFor.isNegative() || keepFor.isZero()) {
            throw new IllegalArgumentException("The limits of operations must be positive.");
        }
    }
}
