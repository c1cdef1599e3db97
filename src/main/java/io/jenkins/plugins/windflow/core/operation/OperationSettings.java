package io.jenkins.plugins.windflow.core.operation;

import java.time.Duration;

/**
 * Limits of the operation service.
 *
 * @param perEnvironment operations that run at the same time in one environment
 * @param keep finished operations that are kept
 * @param keepFor finished operations older than this are removed, however few there are
 * @param recover whether operations that were interrupted are recovered at the start without being asked
 * @param recoveryLimit those whose last sign of life is older are not
 */
public record OperationSettings(
        int perEnvironment, int keep, Duration keepFor, boolean recover, Duration recoveryLimit) {
    /** Four at a time; the last 500 of the last 90 days; recovers what is no older than an hour. */
    public static final OperationSettings DEFAULT =
            new OperationSettings(4, 500, Duration.ofDays(90), true, Duration.ofHours(1));

    /** @throws IllegalArgumentException when a limit is not positive */
    public OperationSettings {
        if (perEnvironment < 1 || keep < 1 || !isPositive(keepFor) || !isPositive(recoveryLimit)) {
            throw new IllegalArgumentException("The limits of operations must be positive.");
        }
    }

    /** The same with other rules of recovery. */
    public OperationSettings withRecovery(boolean on, Duration limit) {
        return new OperationSettings(perEnvironment, keep, keepFor, on, limit);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
