package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The way to a real engine on which every request is held up before its answer is read, until all may go.
 *
 * @param go lets them
 */
public record HeldDialer(Dialer real, CountDownLatch go) implements Dialer {
    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        return WatchedDuplex.of(real.dial(connectTimeout, trace), sent -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public String description() {
        return real.description();
    }

    @Override
    public String fingerprint() {
        return "held " + real.fingerprint();
    }
}
