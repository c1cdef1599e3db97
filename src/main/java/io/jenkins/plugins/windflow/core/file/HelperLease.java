package io.jenkins.plugins.windflow.core.file;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to use a helper container until it is closed; closing twice is the same as once.
 *
 * <p>With a shell the container runs and has the tools of {@link HelperContainers#TOOLS}. Without one it was never started:
 * only the engine's archive calls work in it.
 */
public final class HelperLease implements AutoCloseable {
    private final String container;
    private final boolean shell;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    HelperLease(String container, boolean shell, Runnable onClose) {
        this.container = container;
        this.shell = shell;
        this.onClose = onClose;
    }

    /** The helper's id. */
    public String container() {
        return container;
    }

    /** Where the volume is in it, without a slash at the end. */
    public String folder() {
        return HelperBody.FOLDER;
    }

    public boolean hasShell() {
        return shell;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
    }
}
