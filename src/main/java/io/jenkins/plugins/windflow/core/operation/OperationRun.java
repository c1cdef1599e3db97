package io.jenkins.plugins.windflow.core.operation;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;

/** What an {@link OperationWork} is given to speak to the world. All methods may be called from several threads. */
public interface OperationRun {
    /** The operation's name. */
    OperationId id();

    /** Who asked, for people. */
    String submittedBy();

    /**
     * Values that must never be seen: from now on they are replaced by {@code ****} in the log, the plan, the journal, the
     * result and the error. Values shorter than three characters cannot be masked and are ignored.
     */
    void protect(Collection<String> secrets);

    /** Writes to the log; a text of several lines becomes several lines. */
    void log(String text);

    /** Publishes the plan. */
    void plan(PlanDocument plan);

    /**
     * Journals that an action begins; on disk before this returns.
     *
     * @param type for instance {@code container.create}
     * @param name of the thing it is done to
     * @param intent what recovery has to know to verify or take back the action; no secrets
     */
    RunningAction begin(String type, String name, Map<String, ?> intent);

    /** Journals that a phase begins ({@code apply}, {@code gate}, {@code commit}, {@code rollback}); on disk before this returns. */
    void phase(String name);

    /**
     * Journals facts that recovery needs; on disk before this returns. The last note of a name counts.
     *
     * @param name for instance {@code gate}
     * @param data strings, numbers, booleans, lists and maps of them; no secrets
     */
    void note(String name, Map<String, ?> data);

    /**
     * Tells something about the operation that people may want to see beside its plan and its actions: the images before and
     * after, the health of containers. It is journalled, but nothing waits for the disk, and recovery never reads it.
     *
     * @param part of the report: {@code images}, {@code health}
     * @param name of the thing; the last facts about it count
     * @param facts strings, numbers, booleans, nulls, lists and maps of them
     */
    void report(String part, String name, Map<String, ?> facts);

    /** A safe point: throws when the operation has been cancelled or suspended. */
    void checkCancelled() throws InterruptedException;

    /** Who cancelled the operation, or null; the shutdown of Jenkins cancels nothing. */
    String cancelledBy();

    /**
     * Whether Jenkins is going down. The work was interrupted as by a cancellation: it stops at its next safe point, takes
     * nothing back and throws {@link OperationSuspended}.
     */
    boolean isSuspended();

    /**
     * Runs something that no cancellation may interrupt (a rollback, a commit) on the operation's own thread. An
     * interruption that came before is taken away, one that comes in the meantime waits until afterwards.
     */
    <T> T shielded(Callable<T> work) throws Exception;

    /** An action that has begun. Exactly one of the methods ends it. */
    interface RunningAction {
        /** Of a change that could not be journalled and yet had to be made. */
        RunningAction UNRECORDED = new RunningAction() {
            @Override
            public void done(Map<String, ?> outcome) {
                // Nothing was begun.
            }

            @Override
            public void failed(String sentence) {
                // Nothing was begun.
            }
        };

        /** Done; what is worth knowing afterwards (ids, former values) is journalled. */
        void done(Map<String, ?> outcome);

        /** Not done, or not known to be done. */
        void failed(String sentence);
    }
}
