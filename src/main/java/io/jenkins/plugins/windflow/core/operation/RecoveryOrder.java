package io.jenkins.plugins.windflow.core.operation;

/**
 * That an operation goes on.
 *
 * @param choice how
 * @param who chose, or null when nobody did
 * @param sentence for its log
 * @param nextAction number that its next action gets
 */
record RecoveryOrder(RecoveryChoice choice, String who, String sentence, long nextAction) {
    /** At the start, after the process had ended; what a person had chosen before counts further. */
    static RecoveryOrder atStart(StoredOperation stored) {
        return new RecoveryOrder(
                stored.choice(),
                stored.chosenBy().orElse(null),
                stored.interruption() + " It is recovered now.",
                stored.nextAction());
    }

    /** Because somebody decided so. */
    static RecoveryOrder decided(StoredOperation stored, RecoveryChoice choice, String who) {
        String sentence =
                choice == RecoveryChoice.RESUME ? "Resumed by " + who + "." : "To be rolled back, by " + who + ".";
        return new RecoveryOrder(choice, who, sentence, stored.nextAction());
    }
}
