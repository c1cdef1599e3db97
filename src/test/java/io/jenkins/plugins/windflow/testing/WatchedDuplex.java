package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A channel with other streams before those of a real one.
 *
 * @param in reads from the real one
 * @param out writes to the real one
 */
record WatchedDuplex(Duplex duplex, InputStream in, OutputStream out) implements Duplex {
    /** Tells what has been sent, one write at a time. */
    static Duplex of(Duplex duplex, Consumer<String> sent) {
        return of(duplex, duplex.in(), sent);
    }

    /** The same with another stream to read from. */
    static Duplex of(Duplex duplex, InputStream in, Consumer<String> sent) {
        return new WatchedDuplex(duplex, in, new Watching(duplex.out(), sent));
    }

    @Override
    public void shutdownOutput() throws IOException {
        duplex.shutdownOutput();
    }

    @Override
    public boolean stale() {
        return duplex.stale();
    }

    @Override
    public void close() {
        duplex.close();
    }

    private static final class Watching extends FilterOutputStream {
        private final Consumer<String> sent;

        private Watching(OutputStream out, Consumer<String> sent) {
            super(out);
            this.sent = sent;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            out.flush();
            sent.accept(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        }
    }
}
