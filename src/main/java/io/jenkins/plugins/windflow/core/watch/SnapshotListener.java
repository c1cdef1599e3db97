package io.jenkins.plugins.windflow.core.watch;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;

/** Told by the thread that has looked; takes its news quickly and without waiting for anything. */
public interface SnapshotListener {
    /** The list is another one than it was, or is seen again after it could not be seen. */
    void seen(Snapshot snapshot);

    /** The list cannot be seen any more; told once, until it is seen again. */
    void lost(EngineException why);
}
