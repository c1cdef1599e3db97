package io.jenkins.plugins.windflow.core.docker.connect;

import java.io.IOException;
import java.time.Duration;

/** Reaches an engine over plain TCP. Whoever can read or change the traffic in between owns the engine's machine. */
public final class TcpDialer implements Dialer {
    private final String host;
    private final int port;

    /**
     * @param host name or address; an IPv6 address without brackets
     * @throws IllegalArgumentException when the host is blank or the port is none
     */
    public TcpDialer(String host, int port) {
        TcpConnector.check(host, port);
        this.host = host;
        this.port = port;
    }

    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        long deadline = System.nanoTime() + connectTimeout.toNanos();
        return new ChannelDuplex(new TcpConnector(host, port, description()).connect(connectTimeout, deadline, trace));
    }

    @Override
    public String description() {
        return TcpConnector.uri(host, port);
    }

    @Override
    public String fingerprint() {
        return new Fingerprint("tcp").add(host).add(Integer.toString(port)).hex();
    }

    @Override
    public String toString() {
        return description();
    }
}
