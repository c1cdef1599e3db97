package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** The way to a real engine to which somebody else does something, once, right after a certain request has been sent. */
public final class MeddlingDialer implements Dialer {
    private final Dialer real;
    private final Pattern request;
    private final Runnable meddling;
    private final AtomicBoolean done = new AtomicBoolean();
    private final String fingerprint = UUID.randomUUID().toString();

    /** @param request found in the request: {@code POST /v[0-9.]+/containers/create} */
    public MeddlingDialer(Dialer real, String request, Runnable meddling) {
        this.real = real;
        this.request = Pattern.compile(request);
        this.meddling = meddling;
    }

    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        return WatchedDuplex.of(real.dial(connectTimeout, trace), sent -> {
            if (request.matcher(sent).find() && done.compareAndSet(false, true)) {
                meddling.run();
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
}
