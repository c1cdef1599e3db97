package io.jenkins.plugins.windflow.core.change;

/** Whether a change was made, by what is seen on the engine. */
public enum Evidence {
    /** Its effect is there. */
    MADE,
    /** Its effect is not there. */
    NOT_MADE,
    /** It leaves nothing that could be seen, or somebody else may have brought the same about. */
    UNKNOWN;

    static Evidence of(boolean made) {
        return made ? MADE : NOT_MADE;
    }
}
