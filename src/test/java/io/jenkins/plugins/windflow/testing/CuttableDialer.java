package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.IOException;
import java.net.ConnectException;
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
        return WatchedDuplex.of(duplex, this::look);
    }

    private void look(String sent) {
        if (armed && last.matcher(sent).find()) {
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
}
