package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.change.Change;
import io.jenkins.plugins.windflow.core.change.PlainChange;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes changes back, in the process that made them or in a later one: each looks first whether there is anything to take
 * back, so that this may be begun again at any point.
 */
public final class Undoing {
    /** An engine that answers pings may still never answer one call. */
    private static final int ATTEMPTS = 4;

    private static final int ROUNDS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A change that could not be taken back. */
    public record Failure(Change change, Exception cause) {
        /** Whether it may be possible later. */
        boolean mayPass() {
            return cause instanceof EngineException;
        }

        /** For people. */
        String sentence() {
            return "Could not " + change.undoing() + ": " + cause.getMessage();
        }
    }

    private final JournalledEngine journalled;
    private final EngineReturn engineReturn;

    public Undoing(JournalledEngine journalled, EngineReturn engineReturn) {
        this.journalled = journalled;
        this.engineReturn = engineReturn;
    }

    /**
     * Takes everything back, also after one change could not be. When an engine refused one, all are gone through again: the
     * rest may have made room, and a call of a process that has ended may have been carried out only since.
     *
     * @return what could not be taken back
     * @throws EngineGoneException when the engine does not come back; the rest can be taken back later
     */
    public List<Failure> run() throws EngineGoneException, OperationSuspended, InterruptedException {
        List<Change> changes = journalled.undo().begin();
        List<Failure> failures = takeBack(changes);
        for (int round = 0; round < ROUNDS && failures.stream().anyMatch(Failure::mayPass); round++) {
            Thread.sleep(PAUSE);
            failures = takeBack(again(changes, failures));
        }
        return failures;
    }

    /** What reacts to others does so once. */
    private static List<Change> again(List<Change> changes, List<Failure> failures) {
        Set<Change> failed = failures.stream().map(Failure::change).collect(Collectors.toSet());
        return changes.stream()
                .filter(change -> !change.isUndoneLast() || failed.contains(change))
                .toList();
    }

    private List<Failure> takeBack(List<Change> changes)
            throws EngineGoneException, OperationSuspended, InterruptedException {
        List<Failure> failures = new ArrayList<>();
        for (Change change : changes) {
            try {
                takeBack(change);
            } catch (EngineGoneException | OperationSuspended | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                failures.add(new Failure(change, e));
            }
        }
        return failures;
    }

    private void takeBack(Change change) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                for (PlainChange inverse : change.inverse(journalled.situation())) {
                    journalled.make(inverse);
                }
                return;
            } catch (EngineException e) {
                if (!e.unanswered() || attempt == ATTEMPTS) {
                    throw e;
                }
                engineReturn.await(e);
            }
        }
    }
}
