package io.jenkins.plugins.windflow.core.docker.connect;

import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The first two steps of every connection over TCP: look the name up, connect to one of its addresses. */
final class TcpConnector {
    private final String host;
    private final int port;
    private final String description;

    TcpConnector(String host, int port, String description) {
        this.host = host;
        this.port = port;
        this.description = description;
    }

    /** A connected channel; {@code deadline} is of {@link System#nanoTime()}. */
    SocketChannel connect(Duration limit, long deadline, DialTrace trace) throws IOException {
        List<InetAddress> addresses = resolve(limit, deadline);
        trace.passed(
                DialStep.RESOLVE,
                addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
        IOException first = null;
        for (int i = 0; i < addresses.size(); i++) {
            long left = deadline - System.nanoTime();
            // An address that does not answer must leave time for the others.
            long share = left / (addresses.size() - i);
            try {
                SocketChannel channel = connect(new InetSocketAddress(addresses.get(i), port), share);
                trace.passed(
                        DialStep.CONNECT, "connected to " + addresses.get(i).getHostAddress() + " port " + port);
                return channel;
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        throw failure(first, limit);
    }

    private List<InetAddress> resolve(Duration limit, long deadline) throws IOException {
        CompletableFuture<InetAddress[]> lookup = new CompletableFuture<>();
        // The platform's lookup has no deadline and holds the carrier of a virtual thread: it gets a thread of its own.
        Thread.ofPlatform().name("windflow-resolve-" + host).daemon().start(() -> {
            try {
                lookup.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException | RuntimeException e) {
                lookup.completeExceptionally(e);
            }
        });
        try {
            return Arrays.asList(lookup.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw new DialException(
                    DialStep.RESOLVE,
                    Kind.UNREACHABLE,
                    "The host name '" + host + "' of " + description
                            + " is not known; check its spelling and the name server of this machine.",
                    e.getCause());
        } catch (TimeoutException e) {
            throw new DialException(
                    DialStep.RESOLVE,
                    Kind.TIMEOUT,
                    "Looking up the host name '" + host + "' of " + description + " took longer than "
                            + Durations.text(limit) + "; check the name server of this machine.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    private static SocketChannel connect(InetSocketAddress address, long nanos) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            // A stream that is silent for hours must notice a peer that has vanished.
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket().connect(address, (int) Math.max(1, Math.min(Integer.MAX_VALUE, nanos / 1_000_000)));
            return channel;
        } catch (IOException | RuntimeException e) {
            ChannelDuplex.close(channel);
            throw e;
        }
    }

    private DialException failure(IOException e, Duration limit) {
        if (e instanceof SocketTimeoutException) {
            return new DialException(
                    DialStep.CONNECT,
                    Kind.TIMEOUT,
                    description + " did not answer within " + Durations.text(limit)
                            + "; check the address, the host's firewall, and that the host is up.",
                    e);
        }
        if (e instanceof NoRouteToHostException) {
            return new DialException(
                    DialStep.CONNECT,
                    Kind.UNREACHABLE,
                    "There is no route to " + description
                            + "; check the address and the network between this machine and the host.",
                    e);
        }
        if (e instanceof ConnectException) {
            return new DialException(
                    DialStep.CONNECT,
                    Kind.UNREACHABLE,
                    description + " refused the connection; check the port and that the Docker engine listens there.",
                    e);
        }
        return new DialException(
                DialStep.CONNECT,
                Kind.UNREACHABLE,
                "Cannot connect to " + description + ": " + e.getMessage() + ".",
                e);
    }

    /** Checks host and port of a dialer. */
    static void check(String host, int port) {
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("the host name is missing");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("the port must be between 1 and 65535, not " + port);
        }
    }

    /** Host and port as users write them; an IPv6 address gets its brackets. */
    static String uri(String host, int port) {
        return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
