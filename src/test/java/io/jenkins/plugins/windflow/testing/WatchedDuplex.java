package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A channel that tells what has been sent over it, one write at a time.
 *
 * @param out tells it
 */
record WatchedDuplex(Duplex duplex, OutputStream out) implements Duplex {
    static Duplex of(Duplex duplex, Consumer<String> sent) {
        return new WatchedDuplex(duplex, new Watching(duplex.out(), sent));
    }

    @Override
    public InputStream in() {
        return duplex.in();
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
