package io.jenkins.plugins.windflow.core.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Decides what may be recovered, by whom, and says in one sentence why not. */
final class RecoveryRules {
    private static final Logger LOGGER = Logger.getLogger(RecoveryRules.class.getName());
    /** A recovery that takes the whole process down with it must not do so at every start. */
    private static final int AUTOMATIC_ATTEMPTS = 3;

    private final OperationSettings settings;
    private final Recovery recovery;
    private final NavigableMap<OperationId, Operation> all;
    private final Clock clock;

    RecoveryRules(
            OperationSettings settings, Recovery recovery, NavigableMap<OperationId, Operation> all, Clock clock) {
        this.settings = settings;
        this.recovery = recovery;
        this.all = all;
        this.clock = clock;
    }

    /** What somebody may choose. */
    RecoveryOptions options(StoredOperation stored) {
        return obstacle(stored).map(RecoveryOptions::none).orElseGet(() -> ask(stored));
    }

    /**
     * Why an operation that was interrupted does not go on at the start; empty when it does. What a person had chosen goes
     * on as well, but nothing does for ever.
     */
    Optional<String> refusalAtStart(StoredOperation stored) {
        if (!settings.recover()) {
            return Optional.of("Operations are not recovered automatically, by the settings of Windflow.");
        }
        if (age(stored).compareTo(settings.recoveryLimit()) > 0) {
            return Optional.of("It was at work last at " + stored.last() + ", and only what is younger than "
                    + minutes(settings.recoveryLimit()) + " is recovered automatically.");
        }
        if (stored.automaticRecoveries() >= AUTOMATIC_ATTEMPTS) {
            return Optional.of("Its recovery was itself interrupted " + AUTOMATIC_ATTEMPTS + " times.");
        }
        return options(stored).refusal(stored.choice());
    }

    /** A clock that was set back says as little as a clock that was set forward. */
    private Duration age(StoredOperation stored) {
        return Duration.between(stored.last(), clock.instant()).abs();
    }

    private static String minutes(Duration limit) {
        long minutes = limit.toMinutes();
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    private Optional<String> obstacle(StoredOperation stored) {
        if (stored.isMasked()) {
            return Optional.of(
                    "A name in its journal contains the text of a secret and is masked there, so nobody knows"
                            + " what it belongs to: look at the project, then deploy again.");
        }
        if (stored.operation().engineId().isEmpty()) {
            return Optional.of(
                    "Its journal does not say on which engine it worked: look at the project, then deploy" + " again.");
        }
        return overtaken(stored.operation()).map(later -> sentence(later));
    }

    private static String sentence(Operation later) {
        return "The " + later + " has worked on the project since: deploy again if it is not as it should be.";
    }

    /** Why an operation may not be recovered although it was before: empty as long as nobody worked after it. */
    Optional<String> overtakenBy(Operation operation) {
        return overtaken(operation).map(RecoveryRules::sentence);
    }

    private Optional<Operation> overtaken(Operation operation) {
        return all.tailMap(operation.id(), false).values().stream()
                .filter(later -> later.engineId().isPresent()
                        && later.engineId().equals(operation.engineId())
                        && later.lock().equals(operation.lock())
                        && !later.progress().isEmpty())
                .findFirst();
    }

    private RecoveryOptions ask(StoredOperation stored) {
        try {
            return recovery.options(stored.recorded());
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The recovery of the " + stored.operation() + " cannot be judged");
            return RecoveryOptions.none("Its journal cannot be understood (" + e.getMessage()
                    + "): look at the project, then deploy again.");
        }
    }
}
