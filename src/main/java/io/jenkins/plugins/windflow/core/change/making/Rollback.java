package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.docker.LogQuery;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.LogLine;
import io.jenkins.plugins.windflow.core.docker.stream.LogStream;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens after a failure or a cancellation: says why, takes everything back, says what became of it. */
public final class Rollback {
    private static final int LOG_LINES = 20;

    private final String what;
    private final JournalledEngine journalled;
    private final OperationRun run;
    private final EngineReturn engineReturn;
    private final boolean wanted;
    private final boolean secretsKnown;
    /** Who cancelled the operation, before it was interrupted or since. */
    private Optional<String> canceller;

    private Rollback(
            String what,
            JournalledEngine journalled,
            EngineReturn engineReturn,
            boolean wanted,
            boolean secretsKnown,
            Optional<String> canceller) {
        this.what = what;
        this.journalled = journalled;
        this.run = journalled.run();
        this.engineReturn = engineReturn;
        this.wanted = wanted;
        this.secretsKnown = secretsKnown;
        this.canceller = canceller;
    }

    /**
     * The rollback by the process that has made the changes.
     *
     * @param what is taken back, for people: {@code deployment}
     * @param wanted whether changes of containers are taken back; else they stay as they are
     */
    public static Rollback withSecrets(
            String what, JournalledEngine journalled, EngineReturn engineReturn, boolean wanted) {
        return new Rollback(what, journalled, engineReturn, wanted, true, Optional.empty());
    }

    /**
     * The rollback by a later process, which cannot mask what containers print.
     *
     * @param what is taken back, for people: {@code deployment}
     * @param canceller who had cancelled it before it was interrupted
     */
    public static Rollback withoutSecrets(
            String what,
            JournalledEngine journalled,
            EngineReturn engineReturn,
            boolean wanted,
            Optional<String> canceller) {
        return new Rollback(what, journalled, engineReturn, wanted, false, canceller);
    }

    /**
     * @param applying whether more than images can have been changed
     * @return how the operation ends
     */
    public OperationFailure after(Exception cause, boolean applying) throws Exception {
        return run.shielded(() -> {
            // A cancellation that comes during the rollback is not why there is one.
            canceller = canceller.or(() -> Optional.ofNullable(run.cancelledBy()));
            String sentence = sentence(cause);
            if (journalled.undo().isEmpty()) {
                return untouched(sentence, cause); // that is the result, which is said anyway
            }
            if (!(cause instanceof ControllerEndedException)) { // that was said when the recovery began
                run.log(sentence);
            }
            if (cause instanceof GateFailure failure) {
                lastLines(failure.container());
            }
            if (cause instanceof EngineGoneException) {
                return waiting(sentence, cause);
            }
            if (!applying) {
                return takeImagesBack(sentence, cause);
            }
            return wanted ? takeBack(sentence, cause) : leave(sentence, cause);
        });
    }

    private OperationFailure untouched(String sentence, Exception cause) {
        boolean ended = canceller.isPresent() || cause instanceof ControllerEndedException;
        OperationState state = ended ? OperationState.CANCELLED : OperationState.FAILED;
        return new OperationFailure(state, sentence + " Nothing was changed.", cause);
    }

    /** What the engine refuses now it may allow later, when its disk has room again for instance. */
    private static OperationFailure halfway(String sentence, List<Undoing.Failure> failures, Exception cause) {
        boolean mayPass = failures.stream().anyMatch(Undoing.Failure::mayPass);
        String told = failures.stream().map(Undoing.Failure::sentence).collect(Collectors.joining(" "));
        return new OperationFailure(
                mayPass ? OperationState.RECOVERY_PENDING : OperationState.FAILED,
                sentence + " The rollback did not succeed: " + told
                        + (mayPass ? " Roll it back on the operation's page when that is possible again." : ""),
                cause);
    }

    private String sentence(Exception cause) {
        if (canceller.isPresent()) {
            return "The " + what + " was cancelled by " + canceller.get() + ".";
        }
        String message = cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().strip();
        return message.endsWith(".") ? message : message + ".";
    }

    private void lastLines(String container) {
        if (!secretsKnown) {
            run.log("Its log is not shown, because the secrets of the " + what + " are not known any more.");
            return;
        }
        try (LogStream lines = journalled.engine().engine().logs(container, LogQuery.last(LOG_LINES))) {
            LogLine line = lines.next();
            run.log(line == null ? "Its log is empty." : "The last lines of its log:");
            for (; line != null; line = lines.next()) {
                run.log("  | " + line.text());
            }
        } catch (EngineException e) {
            run.log("Its log cannot be read: " + e.getMessage());
        }
    }

    private OperationFailure takeImagesBack(String sentence, Exception cause) throws Exception {
        try {
            List<Undoing.Failure> failures = undoing().run();
            return failures.isEmpty() ? untouched(sentence, cause) : halfway(sentence, failures, cause);
        } catch (EngineGoneException e) {
            return pending(sentence, e);
        }
    }

    private OperationFailure takeBack(String sentence, Exception cause) throws Exception {
        run.log("Rolling back.");
        notePhase();
        List<Undoing.Failure> failures;
        try {
            failures = undoing().run();
        } catch (EngineGoneException e) {
            return pending(sentence, e);
        }
        failures.forEach(failure -> run.log(failure.sentence()));
        if (!failures.isEmpty()) {
            return halfway(sentence, failures, cause);
        }
        run.log("Rolled back: everything is as it was before.");
        return canceller.isPresent()
                ? new OperationFailure(OperationState.CANCELLED, sentence + " Everything is as it was before.", cause)
                : new OperationFailure(OperationState.ROLLED_BACK, sentence + " It was rolled back.", cause);
    }

    private Undoing undoing() {
        return new Undoing(journalled, engineReturn);
    }

    /** Whether it goes on or is taken back is for somebody to decide when the engine is there. */
    private OperationFailure waiting(String sentence, Exception cause) {
        return new OperationFailure(
                OperationState.RECOVERY_PENDING,
                sentence
                        + " Decide on the operation's page what becomes of the " + what
                        + " as soon as the engine is there.",
                cause);
    }

    /** What could not be taken back yet is in the journal. */
    private static OperationFailure pending(String sentence, EngineGoneException gone) {
        return new OperationFailure(
                OperationState.RECOVERY_PENDING,
                sentence + " It could not be rolled back. " + gone.getMessage()
                        + " Roll it back on the operation's page as soon as the engine is there.",
                gone);
    }

    /** A full disk must not keep the old containers from coming back. */
    private void notePhase() {
        try {
            run.phase(RecordedChanges.ROLLBACK);
        } catch (UncheckedIOException e) {
            run.log("Warning: " + e.getMessage());
        }
    }

    private OperationFailure leave(String sentence, Exception cause) {
        run.log("rollback is off, so everything is left as it is now. New containers carry the label"
                + " io.jenkins.windflow.operation="
                + run.id() + "; the old ones are stopped, are called"
                + " <id>_<name> and have the restart policy 'no'. To clean up, deploy again, or run windflowDown.");
        return new OperationFailure(
                OperationState.FAILED, sentence + " It was left as it is, because rollback is off.", cause);
    }
}
