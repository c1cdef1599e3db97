package io.jenkins.plugins.windflow.core.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An action as the journal tells it.
 *
 * @param number counts from 0 within the operation
 * @param phase in which it began; empty when no phase had begun
 * @param type for instance {@code container.create}
 * @param name of the thing it was done to
 * @param intent what was written before the action
 * @param state how far it came
 * @param outcome what was written after it; empty unless it is done
 */
public record RecordedAction(
        long number,
        String phase,
        String type,
        String name,
        Map<String, Object> intent,
        State state,
        Map<String, Object> outcome) {
    /** How far an action came. */
    public enum State {
        /** It may have happened, wholly, in part or not at all: only a look at the engine tells. */
        BEGUN,
        /** It happened. */
        DONE,
        /** It did not happen, or is not known to have happened. */
        FAILED
    }

    /** Keeps unmodifiable copies of the maps, in their order. */
    public RecordedAction {
        intent = Collections.unmodifiableMap(new LinkedHashMap<>(intent));
        outcome = Collections.unmodifiableMap(new LinkedHashMap<>(outcome));
    }

    /** For people: {@code create container shop-web-1}. */
    public String text() {
        return ActionText.of(type, name);
    }

    RecordedAction ended(State end, Map<String, Object> result) {
        return new RecordedAction(number, phase, type, name, intent, end, result);
    }
}
