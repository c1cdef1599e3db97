package io.jenkins.plugins.windflow.core.operation;

import java.time.Instant;

/**
 * How far one action of an operation is.
 *
 * @param action for people: {@code create container shop-web-1}
 * @param state {@code running}, {@code done}, {@code failed}, or {@code unknown} when its end was not heard of
 * @param started when
 * @param finished when, or null while it runs or nobody knows
 */
public record ActionProgress(String action, String state, Instant started, Instant finished) {
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String UNKNOWN = "unknown";

    static ActionProgress begun(String action, Instant time) {
        return new ActionProgress(action, RUNNING, time, null);
    }

    ActionProgress ended(String end, Instant time) {
        return new ActionProgress(action, end, started, time);
    }

    ActionProgress orUnknown() {
        return state.equals(RUNNING) ? ended(UNKNOWN, null) : this;
    }
}
