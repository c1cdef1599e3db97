package io.jenkins.plugins.windflow.core.docker.connect;

import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Reaches an engine through its UNIX socket on this machine. */
public final class UnixDialer implements Dialer {
    /** The kernel's limit for a socket's path, in bytes ({@code sun_path} of unix(7), without the final zero). */
    private static final int LONGEST_PATH = 107;

    private final Path socket;

    public UnixDialer(Path socket) {
        this.socket = Objects.requireNonNull(socket);
    }

    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        checkSocketFile();
        trace.passed(DialStep.RESOLVE, socket.toString());
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        // Connecting blocks while the queue of the listening socket is full.
        Watchdog.Guard guard = Watchdog.shared().guard(() -> ChannelDuplex.close(channel));
        guard.arm(connectTimeout);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            ChannelDuplex.close(channel);
            throw failure(e, guard);
        } finally {
            guard.disarm();
        }
        trace.passed(DialStep.CONNECT, "connected");
        return new ChannelDuplex(channel);
    }

    private void checkSocketFile() throws DialException {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new DialException(
                    DialStep.RESOLVE,
                    Kind.BAD_REQUEST,
                    "The path of " + description() + " is longer than the " + LONGEST_PATH
                            + " bytes a UNIX socket may have; use a shorter path or a symbolic link.",
                    null);
        }
        if (Files.isDirectory(socket) || Files.isRegularFile(socket)) {
            throw new DialException(
                    DialStep.RESOLVE,
                    Kind.UNREACHABLE,
                    description()
                            + " is not a socket; give the path of the engine's socket, usually /var/run/docker.sock.",
                    null);
        }
    }

    private IOException failure(IOException e, Watchdog.Guard guard) {
        if (guard.expired()) {
            return new DialException(
                    DialStep.CONNECT,
                    Kind.TIMEOUT,
                    description() + " did not take the connection within " + Durations.text(guard.limit())
                            + "; the engine hangs or is overloaded.",
                    e);
        }
        if (e instanceof ClosedByInterruptException || e instanceof AsynchronousCloseException) {
            return e;
        }
        String text = String.valueOf(e.getMessage());
        if (e instanceof SocketException && text.contains("Permission denied")) {
            return new DialException(
                    DialStep.CONNECT,
                    Kind.FORBIDDEN,
                    "Permission denied on " + description() + "; the user '" + System.getProperty("user.name")
                            + "' must be in the socket's group (usually 'docker').",
                    e);
        }
        if (text.contains("No such file") || text.contains("Not a directory")) {
            return new DialException(
                    DialStep.RESOLVE,
                    Kind.UNREACHABLE,
                    "There is no socket " + description()
                            + "; check the path and that the Docker engine runs on this machine.",
                    e);
        }
        if (text.contains("Connection refused")) {
            return new DialException(
                    DialStep.CONNECT,
                    Kind.UNREACHABLE,
                    "Nobody listens on " + description() + "; the Docker engine that made this socket is not running.",
                    e);
        }
        return new DialException(
                DialStep.CONNECT, Kind.UNREACHABLE, "Cannot connect to " + description() + ": " + text + ".", e);
    }

    @Override
    public String description() {
        return "unix://" + socket;
    }

    @Override
    public String fingerprint() {
        return new Fingerprint("unix").add(socket.toString()).hex();
    }

    @Override
    public String toString() {
        return description();
    }
}
