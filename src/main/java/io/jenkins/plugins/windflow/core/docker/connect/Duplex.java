package io.jenkins.plugins.windflow.core.docker.connect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A byte channel in both directions, whatever carries it: a UNIX socket, TCP, TLS.
 *
 * <p>One thread may read while another writes. {@link #close()} may be called by any thread at any time; it never
 * blocks and ends a read or write in progress with an {@link IOException}. Interrupting a thread that reads or writes
 * closes the channel.
 */
public interface Duplex extends Closeable {
    /** What the other side sends; unbuffered. */
    InputStream in();

    /** What goes to the other side; unbuffered, so every write is one piece on the wire. */
    OutputStream out();

    /** Tells the other side that nothing more will be sent; reading goes on. */
    void shutdownOutput() throws IOException;

    /**
     * Whether a channel that should be silent is not usable any more: closed by the other side, or bytes have come that
     * nobody asked for. Only for a channel that no thread is using.
     */
    boolean stale();

    @Override
    void close();
}
