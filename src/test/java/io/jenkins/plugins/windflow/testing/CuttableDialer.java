package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The way to a real engine that is lost for good right after a certain request has been sent. */
public final class CuttableDialer implements Dialer {
    private final Dialer real;
    private final Pattern last;
    private final String fingerprint = UUID.randomUUID().toString();
    private final List<Duplex> open = new CopyOnWriteArrayList<>();
    private volatile boolean armed = true;
    private volatile boolean cut;

    /** @param last found in the request after which nothing comes through: {@code DELETE /v[0-9.]+/containers/} */
    public CuttableDialer(Dialer real, String last) {
        this.real = real;
        this.last = Pattern.compile(last);
    }

    /** Whether the request has been sent. */
    public boolean isCut() {
        return cut;
    }

    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        if (cut) {
            throw new ConnectException("The way to the engine is cut.");
        }
        Duplex duplex = real.dial(connectTimeout, trace);
        open.add(duplex);
        return new Watched(duplex, new Watching(duplex.out()));
    }

    private void look(byte[] sent, int offset, int length) throws IOException {
        if (armed
                && last.matcher(new String(sent, offset, length, StandardCharsets.ISO_8859_1))
                        .find()) {
            armed = false;
            cut = true;
            open.forEach(Duplex::close);
        }
    }

    @Override
    public String description() {
        return real.description();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    private record Watched(Duplex duplex, OutputStream out) implements Duplex {
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
    }

    private final class Watching extends FilterOutputStream {
        private Watching(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            out.flush();
            look(bytes, offset, length);
        }
    }
}
