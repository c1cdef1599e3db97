package io.jenkins.plugins.windflow.core.operation;

import java.util.Optional;

/**
 * Which ways of bringing an interrupted operation to its end make sense.
 *
 * @param notAutomatic why it is not recovered without being asked; empty when it is
 * @param notResumable why it cannot go on; empty when it can
 * @param notReversible why it cannot be rolled back; empty when it can
 */
public record RecoveryOptions(
        Optional<String> notAutomatic, Optional<String> notResumable, Optional<String> notReversible) {
    /** Every way makes sense. */
    public static final RecoveryOptions ALL = new RecoveryOptions(Optional.empty(), Optional.empty(), Optional.empty());

    /** No way makes sense, for one and the same reason. */
    public static RecoveryOptions none(String sentence) {
        return new RecoveryOptions(Optional.of(sentence), Optional.of(sentence), Optional.of(sentence));
    }

    /** Why a way makes no sense, in one sentence; empty when it does. */
    public Optional<String> refusal(RecoveryChoice choice) {
        return switch (choice) {
            case AUTOMATIC -> notAutomatic;
            case RESUME -> notResumable;
            case ROLL_BACK -> notReversible;
        };
    }

    /** Whether a way makes sense. */
    public boolean allows(RecoveryChoice choice) {
        return refusal(choice).isEmpty();
    }
}
