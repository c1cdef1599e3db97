package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * The way to a real engine through something that cuts one connection in the middle of an answer: the first one to a certain
 * request. The engine has done what it was asked by then; later connections are whole.
 */
public final class MidBodyDialer implements Dialer {
    /** How much of the answer comes through: a part of its head. */
    private static final int THROUGH = 40;

    private final Dialer real;
    private final Pattern request;
    private final String fingerprint = UUID.randomUUID().toString();
    private final AtomicBoolean cut = new AtomicBoolean();

    /** @param request found in the first line of the request whose answer is cut: {@code ^POST /v[0-9.]+/containers/create} */
    public MidBodyDialer(Dialer real, String request) {
        this.real = real;
        this.request = Pattern.compile(request);
    }

    /** Whether an answer has been cut. */
    public boolean hasCut() {
        return cut.get();
    }

    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        Duplex duplex = real.dial(connectTimeout, trace);
        CutInput in = new CutInput(duplex);
        return WatchedDuplex.of(duplex, in, sent -> {
            if (request.matcher(sent).find() && cut.compareAndSet(false, true)) {
                in.left = THROUGH;
            }
        });
    }

    @Override
    public String description() {
        return real.description();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    private static final class CutInput extends FilterInputStream {
        private final Duplex duplex;
        private volatile int left = Integer.MAX_VALUE;

        private CutInput(Duplex duplex) {
            super(duplex.in());
            this.duplex = duplex;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                duplex.close();
                throw new SocketException("Connection reset");
            }
            boolean cutting = left != Integer.MAX_VALUE;
            int count = super.read(bytes, offset, cutting ? Math.min(length, left) : length);
            if (cutting && count > 0) {
                left -= count;
            }
            return count;
        }
    }
}
