package io.jenkins.plugins.windflow.core.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of an operation.
 *
 * @param state final
 * @param error one sentence, or null when it succeeded
 * @param values the map that the step returns (strings, numbers, booleans, lists and maps of them); empty when it failed
 */
public record OperationResult(OperationState state, String error, Map<String, Object> values) {
    /** Keeps an unmodifiable copy of the values, in their order. */
    public OperationResult {
        if (!state.isFinal()) {
            throw new IllegalArgumentException(state + " is not final.");
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The work was done. */
    public static OperationResult succeeded(Map<String, Object> values) {
        return new OperationResult(OperationState.SUCCEEDED, null, values);
    }

    /** The work was not done. */
    public static OperationResult failed(OperationState state, String error) {
        return new OperationResult(state, error, Map.of());
    }

    /** Whether what was asked was done. */
    public boolean succeeded() {
        return state == OperationState.SUCCEEDED;
    }
}
