package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.change.Change;
import io.jenkins.plugins.windflow.core.compose.change.PlainChange;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes changes back, in the process that made them or in a later one: each looks first whether there is anything to take
 * back, so that this may be begun again at any point.
 */
final class Undoing {
    /** An engine that answers pings may still never answer one call. */
    private static final int ATTEMPTS = 4;

    private final JournalledEngine journalled;
    private final EngineReturn engineReturn;

    Undoing(JournalledEngine journalled, EngineReturn engineReturn) {
        this.journalled = journalled;
        this.engineReturn = engineReturn;
    }

    /**
     * Takes everything back, also after one change could not be.
     *
     * @return a sentence for each change that could not be taken back
     * @throws EngineGoneException when the engine does not come back; the rest can be taken back later
     */
    List<String> run() throws EngineGoneException, OperationSuspended, InterruptedException {
        List<String> failures = new ArrayList<>();
        for (Change change : journalled.undo().begin()) {
            try {
                takeBack(change);
            } catch (EngineGoneException | OperationSuspended | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                failures.add("Could not " + change.undoing() + ": " + e.getMessage());
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
