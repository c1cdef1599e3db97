package io.jenkins.plugins.windflow.core.change;

import java.util.List;
import java.util.Map;

/**
 * A change to an engine. It is journalled before it is made, and its journal entry is all that is needed to take it back.
 * It holds no secrets.
 */
public sealed interface Change
        permits PlainChange,
                ContainerCreate,
                ContainerExec,
                ContainerFiles,
                ContainerFirstStart,
                NewImage,
                NetworkCreate,
                VolumeCreate {
    /** What kind of change it is, in the journal: {@code container.rename}. */
    String type();

    /** Of the thing that is changed, for people. */
    String name();

    /** Everything else that a later process has to know: strings, booleans, numbers, and maps of strings. */
    Map<String, Object> facts();

    /** Whether it was made, as far as the engine shows that now. */
    Evidence evidence(Situation now);

    /** Begins the sentence about an engine that refuses it, which often does not say what it refuses: {@code shop-web-1 cannot be started}. */
    String refused();

    /** What is done when it is taken back, for people: {@code start shop-web-1 again}. */
    String undoing();

    /**
     * The changes that take it back, in their order. None where it was not made or has been taken back already, so that a
     * rollback may be begun any number of times; and none where others take it back: what was done inside a new container
     * goes with it.
     *
     * @throws IrreversibleException when it was made and cannot be taken back any more
     */
    List<PlainChange> inverse(Situation now) throws IrreversibleException;

    /** Whether it is taken back after all others: it reacts to what they bring back. */
    default boolean isUndoneLast() {
        return false;
    }
}
