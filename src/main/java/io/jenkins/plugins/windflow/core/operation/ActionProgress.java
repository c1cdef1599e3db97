package io.jenkins.plugins.windflow.core.operation;

import java.time.Instant;

/**
 * How far one action of an operation is.
 *
 * @param type for instance {@code container.create}
 * @param name of the thing it is done to
 * @param action both for people: {@code create container shop-web-1}
 * @param phase that it belongs to; empty before the first one
 * @param state {@code running}, {@code done}, {@code failed}, or {@code unknown} when its end was not heard of
 * @param started when
 * @param finished when, or null while it runs or nobody knows
 * @param error one sentence when it failed, else null
 */
public record ActionProgress(
        String type,
        String name,
        String action,
        String phase,
        String state,
        Instant started,
        Instant finished,
        String error) {
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String UNKNOWN = "unknown";

    static ActionProgress begun(String type, String name, String phase, Instant time) {
        return new ActionProgress(type, name, ActionText.of(type, name), phase, RUNNING, time, null, null);
    }

    ActionProgress done(Instant time) {
        return ended(DONE, time, null);
    }

    ActionProgress failed(Instant time, String sentence) {
        return ended(FAILED, time, sentence);
    }

    ActionProgress orUnknown() {
        return state.equals(RUNNING) ? ended(UNKNOWN, null, null) : this;
    }

    private ActionProgress ended(String end, Instant time, String sentence) {
        return new ActionProgress(type, name, action, phase, end, started, time, sentence);
    }
}
