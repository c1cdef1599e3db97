package io.jenkins.plugins.windflow.core.operation;

/** How an operation that was interrupted is brought to its end. */
public enum RecoveryChoice {
    /** By nobody's choice, at the start: as far as the journal leaves only one good way. */
    AUTOMATIC,
    /** Somebody wants it to go on. */
    RESUME,
    /** Somebody wants to have back what was there before. */
    ROLL_BACK;

    /** For a sentence: {@code rolled back by alice}. */
    String word() {
        return switch (this) {
            case AUTOMATIC -> "recovered";
            case RESUME -> "resumed";
            case ROLL_BACK -> "rolled back";
        };
    }
}
