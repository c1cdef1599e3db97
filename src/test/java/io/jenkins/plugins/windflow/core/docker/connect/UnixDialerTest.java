package io.jenkins.plugins.windflow.core.docker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixDialerTest {
    private static final Duration LIMIT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private static void assertFails(Path socket, DialStep step, Kind kind, String sentence) {
        assertThatExceptionOfType(DialException.class)
                .isThrownBy(() -> new UnixDialer(socket).dial(LIMIT))
                .withMessageContaining(sentence)
                .withMessageContaining(socket.toString())
                .satisfies(e -> assertThat(e.step()).isEqualTo(step))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void reachesAnEngine() throws Exception {
        List<DialStep> passed = new ArrayList<>();
        try (Duplex duplex = TestEngines.any().dialer().dial(LIMIT, (step, detail) -> passed.add(step))) {
            assertThat(duplex.stale()).isFalse();
            duplex.shutdownOutput();
            assertThat(duplex.in().read()).isEqualTo(-1);
        }
        assertThat(passed).containsExactly(DialStep.RESOLVE, DialStep.CONNECT);
    }

    @Test
    void saysWhatIsWrongWithTheSocket() throws Exception {
        assertFails(folder.resolve("none.sock"), DialStep.RESOLVE, Kind.UNREACHABLE, "There is no socket");
        assertFails(folder, DialStep.RESOLVE, Kind.UNREACHABLE, "is not a socket");
        assertFails(Files.createFile(folder.resolve("file")), DialStep.RESOLVE, Kind.UNREACHABLE, "is not a socket");
        assertFails(folder.resolve("x".repeat(120)), DialStep.RESOLVE, Kind.BAD_REQUEST, "longer than");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        Path socket = folder.resolve("s");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();
        assertFails(socket, DialStep.CONNECT, Kind.UNREACHABLE, "Nobody listens");
    }

    @Test
    void aQueueThatIsFullEndsAtTheDeadline() throws Exception {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket), 1)) {
            List<Duplex> waiting = new ArrayList<>();
            try {
                assertThatExceptionOfType(DialException.class)
                        .isThrownBy(() -> {
                            for (int i = 0; i < 20; i++) {
                                waiting.add(new UnixDialer(socket).dial(LIMIT));
                            }
                        })
                        .withMessageContaining("did not take the connection within 500 ms")
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            } finally {
                waiting.forEach(Duplex::close);
            }
            assertThat(server.isOpen()).isTrue();
        }
    }

    @Test
    void namesTheUserWhoIsNotAllowed() throws Exception {
        // Permissions mean nothing to root, so the dialer runs as somebody else, in a JVM of its own.
        Path classes = Files.createDirectory(folder.resolve("classes"));
        copyClasses(Dialer.class, classes);
        copyClasses(Kind.class, classes);
        Path socket = folder.resolve("root-only.sock");
        try (ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket))) {
            Files.setPosixFilePermissions(socket, Set.of());
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path program = folder.resolve("Dial.java");
            Files.writeString(program, """
                import io.jenkins.plugins.windflow.core.docker.connect.*;
                import java.nio.file.Path;
                import java.time.Duration;
                class Dial {
                    public static void main(String[] arguments) throws Exception {
                        try {
                            new UnixDialer(Path.of(arguments[0])).dial(Duration.ofSeconds(5));
                        } catch (DialException e) {
                            System.out.println(e.kind() + " " + e.step() + " " + e.getMessage());
                        }
                    }
                }
                """);
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process process = new ProcessBuilder(
                            "setpriv",
                            "--reuid=65534",
                            "--regid=65534",
                            "--clear-groups",
                            java,
                            "-cp",
                            classes.toString(),
                            program.toString(),
                            socket.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output)
                    .startsWith("FORBIDDEN CONNECT Permission denied on unix://" + socket
                            + "; the user 'nobody' must be in the socket's group");
            assertThat(server.isOpen()).isTrue();
        }
    }

    private static void copyClasses(Class<?> type, Path target) throws Exception {
        Path root =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path from = root.resolve(type.getPackageName().replace('.', '/'));
        Path to = Files.createDirectories(target.resolve(type.getPackageName().replace('.', '/')));
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void theFingerprintIsThePath() {
        assertThat(new UnixDialer(Path.of("/a")).fingerprint())
                .isEqualTo(new UnixDialer(Path.of("/a")).fingerprint())
                .hasSize(64)
                .isNotEqualTo(new UnixDialer(Path.of("/b")).fingerprint());
    }

    @Test
    void bytesNobodyAskedForAndAnEndAreStale() throws Exception {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
                Duplex client = new UnixDialer(socket).dial(LIMIT);
                SocketChannel peer = server.accept()) {
            assertThat(client.stale()).isFalse();
            peer.write(ByteBuffer.wrap(new byte[] {1}));
            assertThat(client.stale()).isTrue();
            peer.close();
            assertThat(client.stale()).isTrue();
        }
    }
}
