package io.jenkins.plugins.windflow.core.operation;

import java.util.List;

/** Ends an operation that did not do what was asked, with its final state and one sentence for the user. */
public final class OperationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final OperationState state;
    private final List<String> log;

    /**
     * @param state a final state other than {@link OperationState#SUCCEEDED}
     * @param sentence what happened, naming the thing and the way out; no secrets
     * @param cause may be null
     */
    public OperationFailure(OperationState state, String sentence, Throwable cause) {
        this(state, sentence, cause, List.of());
    }

    /** @param log lines that explain it, of work that had no log yet: they go into the operation's */
    public OperationFailure(OperationState state, String sentence, Throwable cause, List<String> log) {
        super(sentence, cause);
        if (!state.isFinal() || state == OperationState.SUCCEEDED) {
            throw new IllegalArgumentException(state + " is not a failure.");
        }
        this.state = state;
        this.log = List.copyOf(log);
    }

    /** Lines for the operation's log. */
    public List<String> log() {
        return log;
    }

    /** What became of the operation. */
    public OperationState state() {
        return state;
    }
}
