package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.LogQuery;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.LogLine;
import io.jenkins.plugins.windflow.core.docker.stream.LogStream;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import java.io.UncheckedIOException;
import java.util.List;

/** What happens after a failure or a cancellation: says why, takes everything back, says what became of it. */
final class Rollback {
    private static final int LOG_LINES = 20;

    private final Context context;
    private boolean cancelled;

    Rollback(Context context) {
        this.context = context;
    }

    /**
     * @param applying whether more than images can have been changed
     * @return how the operation ends
     */
    OperationFailure after(Exception cause, boolean applying) throws Exception {
        return context.run().shielded(() -> {
            // A cancellation that comes during the rollback is not why there is one.
            cancelled = context.run().cancelledBy() != null;
            String sentence = sentence(cause);
            context.run().log(sentence);
            if (cause instanceof GateFailure failure) {
                lastLines(failure.container());
            }
            if (context.undo().isEmpty()) {
                return untouched(sentence, cause);
            }
            if (!applying) {
                List<String> failures = context.undo().run();
                return failures.isEmpty() ? untouched(sentence, cause) : halfway(sentence, failures, cause);
            }
            return context.options().rollback() ? takeBack(sentence, cause) : leave(sentence, cause);
        });
    }

    private OperationFailure untouched(String sentence, Exception cause) {
        OperationState state = cancelled ? OperationState.CANCELLED : OperationState.FAILED;
        return new OperationFailure(state, sentence + " Nothing was changed.", cause);
    }

    private static OperationFailure halfway(String sentence, List<String> failures, Exception cause) {
        return new OperationFailure(
                OperationState.FAILED,
                sentence + " The rollback did not succeed: " + String.join(" ", failures),
                cause);
    }

    private String sentence(Exception cause) {
        if (cancelled) {
            return "The deployment was cancelled by " + context.run().cancelledBy() + ".";
        }
        String message = cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().strip();
        return message.endsWith(".") ? message : message + ".";
    }

    private void lastLines(String container) {
        try (LogStream lines = context.engine().engine().logs(container, LogQuery.last(LOG_LINES))) {
            context.run().log("The last lines of its log:");
            for (LogLine line = lines.next(); line != null; line = lines.next()) {
                context.run().log("  | " + line.text());
            }
        } catch (EngineException e) {
            context.run().log("Its log cannot be read: " + e.getMessage());
        }
    }

    private OperationFailure takeBack(String sentence, Exception cause) {
        context.run().log("Rolling back.");
        notePhase();
        List<String> failures = context.undo().run();
        failures.forEach(context.run()::log);
        if (!failures.isEmpty()) {
            return halfway(sentence, failures, cause);
        }
        context.run().log("Rolled back: everything is as it was before.");
        return cancelled
                ? new OperationFailure(OperationState.CANCELLED, sentence + " Everything is as it was before.", cause)
                : new OperationFailure(OperationState.ROLLED_BACK, sentence + " It was rolled back.", cause);
    }

    /** A full disk must not keep the old containers from coming back. */
    private void notePhase() {
        try {
            context.run().phase("rollback");
        } catch (UncheckedIOException e) {
            context.run().log("Warning: " + e.getMessage());
        }
    }

    private OperationFailure leave(String sentence, Exception cause) {
        context.run()
                .log(
                        "rollback is off, so everything is left as it is now. New containers carry the label"
                                + " io.jenkins.windflow.operation="
                                + context.run().id() + "; the old ones are stopped, are called"
                                + " <id>_<name> and have the restart policy 'no'. To clean up, deploy again, or run windflowDown.");
        return new OperationFailure(
                OperationState.FAILED, sentence + " It was left as it is, because rollback is off.", cause);
    }
}
