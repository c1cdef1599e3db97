package io.jenkins.plugins.windflow.core.operation;

/** Where an operation stands. */
public enum OperationState {
    /** Submitted; waits for its project's lock or for a place in its environment. */
    QUEUED,
    /** At work. */
    RUNNING,
    /** Was interrupted and is at work again, to go on or to take back what it had begun. */
    RECOVERING,
    /** Did what was asked; the result says whether anything had to change. */
    SUCCEEDED,
    /** Did not do what was asked, and what it had begun was not (or could not be) taken back. */
    FAILED,
    /** Did not do what was asked; the containers that ran before run again. */
    ROLLED_BACK,
    /** Somebody ended it before it changed anything, or after it took back what it had changed. */
    CANCELLED,
    /** Was interrupted and did not come to an end by itself: somebody has to decide whether it is resumed or rolled back. */
    RECOVERY_PENDING;

    /** Whether nothing more will happen by itself. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING && this != RECOVERING;
    }
}
