package io.jenkins.plugins.windflow.core.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings interrupted operations to work again: at the start by the rules, later when somebody has decided. */
final class Recoveries {
    private static final Logger LOGGER = Logger.getLogger(Recoveries.class.getName());

    private final Path directory;
    private final Recovery recovery;
    private final RecoveryRules rules;
    private final Notifier notifier;
    private final Clock clock;
    private final Consumer<RunningOperation> starter;

    /**
     * @param directory with a folder for each operation
     * @param starter puts to work what goes on
     */
    Recoveries(
            Path directory,
            Recovery recovery,
            RecoveryRules rules,
            Notifier notifier,
            Clock clock,
            Consumer<RunningOperation> starter) {
        this.directory = directory;
        this.recovery = recovery;
        this.rules = rules;
        this.notifier = notifier;
        this.clock = clock;
        this.starter = starter;
    }

    /** Ends an operation that the last run left open, lets it wait for a decision, or lets it go on. */
    void settle(StoredOperation stored) {
        stored.operation().interrupted();
        try {
            if (!stored.touched()) {
                close(stored, "finished", untouched(stored));
            } else {
                recoverOrWait(stored);
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.SEVERE, e, () -> "The " + stored.operation() + " cannot be recovered");
            show(stored.operation(), waiting(stored, "It cannot be recovered: " + e.getMessage()), stored);
        }
    }

    private void recoverOrWait(StoredOperation stored) throws IOException {
        Optional<String> refusal = rules.refusalAtStart(stored);
        if (refusal.isPresent()) {
            close(stored, "pending", waiting(stored, refusal.get()));
        } else {
            begin(stored.operation(), stored, RecoveryOrder.atStart(stored));
        }
    }

    private static OperationResult untouched(StoredOperation stored) {
        return OperationResult.failed(
                OperationState.CANCELLED,
                stored.recorded()
                        .cancelledBy()
                        .map(who -> "The operation was cancelled by " + who + ".")
                        .orElse("Jenkins ended before the operation changed anything; submit it again."));
    }

    private static OperationResult waiting(StoredOperation stored, String reason) {
        return OperationResult.failed(OperationState.RECOVERY_PENDING, stored.interruption() + " " + reason);
    }

    /** With the time of the last sign of life, so that an operation does not seem to have lasted until the next start. */
    private void close(StoredOperation stored, String type, OperationResult result) throws IOException {
        try (Journal journal = Journal.reopen(stored.directory())) {
            Map<String, ?> data =
                    type.equals("pending") ? Map.of("error", result.error()) : RunningOperation.result(result);
            journal.append(stored.last(), type, data);
        }
        show(stored.operation(), result, stored);
    }

    private void show(Operation operation, OperationResult result, StoredOperation stored) {
        operation.finish(result, stored.last());
        operation.complete();
        notifier.changed(operation);
    }

    /** What somebody may choose for an operation that waits for a decision. */
    RecoveryOptions options(Operation operation) {
        try {
            return rules.options(read(operation));
        } catch (RecoveryRefusedException e) {
            return RecoveryOptions.none(e.getMessage());
        }
    }

    /**
     * Lets an operation go on that waits for a decision.
     *
     * @throws RecoveryRefusedException when it does not wait, or must not go on in this way; nothing is changed then
     */
    synchronized void recover(Operation operation, RecoveryChoice choice, String who) throws RecoveryRefusedException {
        if (choice == RecoveryChoice.AUTOMATIC) {
            throw new IllegalArgumentException("Nobody chooses what is automatic.");
        }
        if (operation.state() != OperationState.RECOVERY_PENDING) {
            throw new RecoveryRefusedException(
                    "The " + operation + " does not wait for a decision: its state is " + operation.state() + ".");
        }
        StoredOperation stored = read(operation);
        Optional<String> refusal = rules.options(stored).refusal(choice);
        if (refusal.isPresent()) {
            throw new RecoveryRefusedException(
                    "The " + operation + " cannot be " + choice.word() + ". " + refusal.get());
        }
        try {
            begin(operation, stored, RecoveryOrder.decided(stored, choice, who));
        } catch (IOException | UncheckedIOException e) {
            throw new RecoveryRefusedException(
                    "The " + operation + " cannot be " + choice.word() + ". " + e.getMessage());
        }
    }

    private StoredOperation read(Operation operation) throws RecoveryRefusedException {
        try {
            return StoredOperation.read(directory.resolve(operation.id().value()))
                    .orElseThrow(() -> new RecoveryRefusedException("The journal of the " + operation + " is empty."));
        } catch (IOException | JournalException e) {
            throw new RecoveryRefusedException(
                    "The journal of the " + operation + " cannot be read: " + e.getMessage());
        }
    }

    private void begin(Operation operation, StoredOperation stored, RecoveryOrder order) throws IOException {
        OperationWork work = recovery.work(stored.recorded(), order.choice());
        GuardedWork guarded = new GuardedWork(operation, work, () -> rules.overtakenBy(operation));
        operation.log().reopen();
        Journal journal = Journal.reopen(stored.directory());
        starter.accept(RunningOperation.recovering(operation, guarded, order, journal, notifier, clock));
    }
}
