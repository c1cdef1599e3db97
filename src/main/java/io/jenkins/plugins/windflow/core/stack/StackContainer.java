package io.jenkins.plugins.windflow.core.stack;

import java.time.Instant;

/**
 * One container of a stack.
 *
 * @param id as the engine gives it
 * @param name without a leading slash
 * @param image the reference it was created from
 * @param state the engine's word: {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code exited},
 *     {@code removing} or {@code dead}
 * @param status the engine's phrase, for instance {@code Up 3 minutes (healthy)}
 * @param health {@code healthy}, {@code unhealthy}, {@code starting} or {@code none}
 * @param exitCode of the last run; null while it runs and before it ran
 * @param restartCount how often the engine started it again by itself; only of one that has not run for a minute yet, otherwise 0
 * @param restarts whether the engine starts it again when it ends well
 * @param created when
 */
public record StackContainer(
        String id,
        String name,
        String image,
        String state,
        String status,
        String health,
        Integer exitCode,
        int restartCount,
        boolean restarts,
        Instant created) {
    /** Whether it did its work and ended well. */
    boolean completed() {
        return state.equals("exited") && exitCode != null && exitCode == 0 && !restarts;
    }

    /** Whether it ends over and over: it waits for its next start, or has just had it without anybody's doing. */
    boolean crashing() {
        return state.equals("restarting") || state.equals("running") && restartCount > 0;
    }

    boolean running() {
        return state.equals("running");
    }
}
