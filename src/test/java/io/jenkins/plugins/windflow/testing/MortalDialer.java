package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.time.Duration;
import java.util.UUID;

/**
 * The way of one process to a real engine. Once the process is dead nothing more is sent; what had been sent before is done
 * by the engine all the same.
 */
public final class MortalDialer implements Dialer {
    private final Dialer real;
    private final String fingerprint = UUID.randomUUID().toString();
    private volatile boolean dead;

    public MortalDialer(Dialer real) {
        this.real = real;
    }

    public void die() {
        dead = true;
    }

    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        requireAlive();
        Duplex duplex = real.dial(connectTimeout, trace);
        return new WatchedDuplex(duplex, duplex.in(), new MortalOutput(duplex.out()));
    }

    private void requireAlive() throws ConnectException {
        if (dead) {
            throw new ConnectException("The process is dead.");
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

    private final class MortalOutput extends FilterOutputStream {
        private MortalOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            requireAlive();
            out.write(bytes, offset, length);
        }
    }
}
