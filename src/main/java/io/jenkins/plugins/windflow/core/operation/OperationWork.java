package io.jenkins.plugins.windflow.core.operation;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.util.Optional;

/** The doing of one operation. Runs once, on a virtual thread of its own. */
public interface OperationWork {
    /**
     * The ID of the engine whose project this work changes: the project is locked on that engine before {@link #run} is
     * called, whatever environments lead to it. Asked once, before anything else; may connect to find out.
     *
     * @return empty when the work changes nothing and so needs no lock
     * @throws Exception with one sentence for the user; the operation then failed
     */
    default Optional<String> engineId() throws Exception {
        return Optional.empty();
    }

    /**
     * The name of the project, when the request did not tell what it is about. Asked once, after {@link #engineId()}.
     *
     * @throws Exception with one sentence for the user; the operation then failed
     */
    default String project() throws Exception {
        throw new IllegalStateException("Neither the request nor the work names the project.");
    }

    /**
     * The name of what is locked on the engine. Asked once, after {@link #engineId()}, and only when that is there.
     *
     * @param subject what the operation is about
     * @return that of the project when the subject belongs to one, so that nobody deploys it at the same time
     * @throws Exception with one sentence for the user; the operation then failed
     */
    default String lock(Subject subject) throws Exception {
        return subject.key();
    }

    /**
     * Does the work. Cancellation comes as an interruption of the calling thread: the work goes to a safe point, takes
     * back what it has to and throws {@link InterruptedException}, or an {@link OperationFailure} with what became of it.
     *
     * @param run the operation's log, plan, journal and cancellation
     * @return what came of it, when it did what was asked
     * @throws OperationFailure when it did not; carries the state
     * @throws InterruptedException when it was cancelled and nothing is left half done
     * @throws Exception any other with one sentence for the user: the operation failed
     */
    OperationResult run(OperationRun run) throws Exception;
}
