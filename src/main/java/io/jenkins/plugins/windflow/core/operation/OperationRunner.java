package io.jenkins.plugins.windflow.core.operation;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs each operation on a virtual thread of its own: waits for its project's lock and for a place in its environment, does
 * the work, and writes how that ended. Waiting for a lock takes no place.
 */
final class OperationRunner {
    private static final Logger LOGGER = Logger.getLogger(OperationRunner.class.getName());

    private final int places;
    private final ProjectLocks locks = new ProjectLocks();
    private final EnvironmentGates gates;
    private final Consumer<RunningOperation> afterwards;

    /**
     * @param places in each environment
     * @param afterwards told when an operation has ended or is suspended
     */
    OperationRunner(int places, Consumer<RunningOperation> afterwards) {
        this.places = places;
        this.gates = new EnvironmentGates(places);
        this.afterwards = afterwards;
    }

    /** Starts an operation and returns. One that is recovered is in its project's line before that. */
    void start(RunningOperation operation) {
        if (operation.isRecovery()) {
            locks.join(keyOf(operation), operation.operation());
        }
        Thread.ofVirtual().name("windflow-operation-" + operation.id()).start(() -> runToEnd(operation));
    }

    private void runToEnd(RunningOperation operation) {
        Optional<OperationResult> result;
        operation.interruption().attach(Thread.currentThread());
        try {
            result = outcome(operation);
        } finally {
            operation.interruption().detach();
        }
        try {
            result.ifPresentOrElse(operation::ended, operation::suspended);
        } catch (RuntimeException e) {
            LOGGER.log(Level.SEVERE, e, () -> "The end of the " + operation.operation() + " could not be written");
        } finally {
            afterwards.accept(operation);
        }
    }

    /** Empty when the operation stopped for the shutdown. */
    private Optional<OperationResult> outcome(RunningOperation operation) {
        try {
            return Optional.of(lockAndRun(operation));
        } catch (OperationFailure e) {
            e.log().forEach(operation::log);
            return Optional.of(OperationResult.failed(e.state(), e.getMessage()));
        } catch (OperationSuspended e) {
            return Optional.empty();
        } catch (Exception e) {
            return operation.isSuspended() ? Optional.empty() : Optional.of(failed(operation, e));
        } catch (Error e) {
            LOGGER.log(Level.SEVERE, e, () -> "The " + operation.operation() + " broke");
            return Optional.of(operation.isRecovery() ? pending("Internal error: " + e) : broken(e));
        } finally {
            if (operation.isRecovery()) {
                locks.release(keyOf(operation), operation.operation());
            }
        }
    }

    private OperationResult lockAndRun(RunningOperation operation) throws Exception {
        Optional<String> engineId = operation.work().engineId();
        if (operation.operation().subject().isEmpty()) {
            operation.project(operation.work().project());
        }
        if (engineId.isEmpty()) {
            return enterAndRun(operation);
        }
        String lock = operation.work().lock(operation.operation().subject().orElseThrow());
        ProjectLocks.Key key = new ProjectLocks.Key(engineId.get(), lock);
        locks.acquire(
                key,
                operation.operation(),
                holder -> operation.log("Waiting for the " + holder + ", submitted by " + holder.submittedBy()
                        + ", which works on the same " + workedOn(lock) + "."));
        try {
            operation.engine(engineId.get(), lock);
            return enterAndRun(operation);
        } finally {
            locks.release(key, operation.operation());
        }
    }

    private OperationResult enterAndRun(RunningOperation operation) throws Exception {
        String environment = operation.operation().environment();
        gates.enter(
                environment,
                () -> operation.log(
                        "Waiting: " + places + " operations already run in the environment " + environment + "."));
        try {
            operation.started();
            return operation.work().run(operation);
        } finally {
            gates.leave(environment);
        }
    }

    /** A recovery that failed has verified nothing: somebody has to look. */
    private static OperationResult failed(RunningOperation operation, Exception e) {
        if (e instanceof InterruptedException || isGivenUp(operation)) {
            return operation.isRecovery()
                    ? pending(cancelled("recovery", operation))
                    : OperationResult.failed(OperationState.CANCELLED, cancelled("operation", operation));
        }
        LOGGER.log(Level.FINE, e, () -> "The " + operation.operation() + " failed");
        return operation.isRecovery()
                ? pending(sentence(e))
                : OperationResult.failed(OperationState.FAILED, sentence(e));
    }

    /** Whatever a question to the engine ends with when the thread that waits for its answer is interrupted. */
    private static boolean isGivenUp(RunningOperation operation) {
        return operation.cancelledBy() != null
                && operation.operation().progress().isEmpty();
    }

    private static OperationResult pending(String sentence) {
        return OperationResult.failed(OperationState.RECOVERY_PENDING, sentence);
    }

    private static OperationResult broken(Error e) {
        return OperationResult.failed(OperationState.FAILED, "Internal error: " + e);
    }

    private static String cancelled(String what, RunningOperation operation) {
        String who = operation.cancelledBy();
        return who == null ? "The " + what + " was interrupted." : "The " + what + " was cancelled by " + who + ".";
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String workedOn(String lock) {
        return Subject.ofKey(lock).kind().word();
    }

    private static ProjectLocks.Key keyOf(RunningOperation recovery) {
        Operation operation = recovery.operation();
        return new ProjectLocks.Key(operation.engineId().orElseThrow(), operation.lock());
    }
}
