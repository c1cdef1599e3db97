package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The way to a real engine, with a list of what was asked for. */
public final class RecordingDialer implements Dialer {
    private final Dialer real;
    private final String fingerprint = UUID.randomUUID().toString();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public RecordingDialer(Dialer real) {
        this.real = real;
    }

    /** Method and target of each request so far, without the version of the API: {@code GET /containers/json?all=1}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        return WatchedDuplex.of(real.dial(connectTimeout, trace), this::record);
    }

    private void record(String sent) {
        String line = sent.lines().findFirst().orElse("");
        if (line.endsWith(" HTTP/1.1")) {
            requests.add(line.replaceFirst(" HTTP/1.1$", "").replaceFirst(" /v[0-9.]+/", " /"));
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
}
