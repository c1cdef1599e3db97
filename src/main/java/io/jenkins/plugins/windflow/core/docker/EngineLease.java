package io.jenkins.plugins.windflow.core.docker;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to use an engine's client until it is closed; closing twice is the same as once. */
public final class EngineLease implements AutoCloseable {
    private final Engine engine;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    EngineLease(Engine engine, Runnable onClose) {
        this.engine = engine;
        this.onClose = onClose;
    }

    public Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
    }
}
