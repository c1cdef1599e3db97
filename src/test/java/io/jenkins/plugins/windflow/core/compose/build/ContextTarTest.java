package io.jenkins.plugins.windflow.core.compose.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTarTest {
    @TempDir
    Path folder;

    private record Packed(TarArchiveEntry entry, String content) {}

    private Map<String, Packed> pack(String ignore, Map<String, String> additions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PackedContext context =
                new PackedContext("web", DockerIgnore.parse("web/.dockerignore", ignore, List.of()), additions);
        ContextTar.write(folder, context, 1_000_000, bytes);
        Map<String, Packed> entries = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String content = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(entries.put(entry.getName(), new Packed(entry, content)))
                        .as("packed twice: " + entry.getName())
                        .isNull();
            }
        }
        return entries;
    }

    private void fails(String ignore, long limit, String sentence) {
        assertThatExceptionOfType(ContextException.class)
                .isThrownBy(() -> ContextTar.write(
                        folder,
                        new PackedContext("web", DockerIgnore.parse("web/.dockerignore", ignore, List.of()), Map.of()),
                        limit,
                        OutputStream.nullOutputStream()))
                .withMessage(sentence);
    }

    @Test
    void filesKeepTheirPermissionsAndLongNames() throws IOException {
        String longName = "ä".repeat(60) + "/" + "b".repeat(90) + ".txt";
        Path file = folder.resolve(longName);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "long");
        Path tool = Files.writeString(folder.resolve("tool"), "#!/bin/sh");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-x---"));
        Files.setAttribute(tool, "unix:mode", 0104750);
        Files.createLink(folder.resolve("twin"), tool);

        Map<String, Packed> entries = pack("", Map.of());

        assertThat(entries.get(longName).content()).isEqualTo("long");
        assertThat(entries.get("tool").entry().getMode() & 07777).isEqualTo(04750);
        assertThat(entries.get("tool").entry().getLongUserId()).isZero();
        assertThat(entries.get("twin").content()).isEqualTo("#!/bin/sh");
    }

    @Test
    void linksStayLinksAndAreNeverFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("out"), Path.of("/etc"));
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));

        Map<String, Packed> entries = pack("", Map.of());

        assertThat(entries).containsOnlyKeys("nowhere", "out");
        assertThat(entries.get("out").entry().isSymbolicLink()).isTrue();
        assertThat(entries.get("out").entry().getLinkName()).isEqualTo("/etc");
    }

    @Test
    void whatIsIgnoredStaysOutAndExceptionsCome() throws IOException {
        Files.createDirectories(folder.resolve("node_modules/deep"));
        Files.writeString(folder.resolve("node_modules/deep/keep"), "");
        Files.writeString(folder.resolve("node_modules/other"), "");
        Files.writeString(folder.resolve("main"), "");

        assertThat(pack("node_modules\n!node_modules/deep", Map.of()))
                .containsOnlyKeys("main", "node_modules/deep/", "node_modules/deep/keep");
    }

    @Test
    void additionsTakeThePlaceOfFiles() throws IOException {
        Files.writeString(folder.resolve(".dockerignore"), "old");

        Map<String, Packed> entries = pack("", Map.of(".dockerignore", "new", "Dockerfile.x", "FROM a"));

        assertThat(entries).containsOnlyKeys(".dockerignore", "Dockerfile.x");
        assertThat(entries.get(".dockerignore").content()).isEqualTo("new");
    }

    @Test
    void aContextThatIsTooLargeSaysWhereItsBytesAre() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.write(folder.resolve("a/1"), new byte[60_000]);
        Files.write(folder.resolve("a/2"), new byte[60_000]);
        Files.write(folder.resolve("b"), new byte[2_000_000]);

        fails(
                "",
                1_500_000,
                "The build context web is larger than 1.5 MB (so far: b 2.0 MB, a 120 kB): list what the build does not"
                        + " need in web/.dockerignore.");
        assertThat(pack("b", Map.of())).containsKeys("a/1", "a/2");
    }

    @Test
    void socketsArePartOfNoImage() throws IOException {
        // The path of a socket is short, that of a test's folder may not be.
        Path place = Files.createTempDirectory(Path.of("/tmp"), "wf");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path socket = place.resolve("s");
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.move(socket, folder.resolve("agent.sock"));

            fails(
                    "",
                    1_000_000,
                    "web/agent.sock is a socket, pipe or device, which an image cannot contain: remove it, or list it in"
                            + " .dockerignore.");
            assertThat(pack("agent.sock", Map.of())).isEmpty();
        } finally {
            Files.delete(place);
        }
    }

    @Test
    void aFolderThatIsMissingIsSaid() throws IOException {
        Files.delete(folder);
        fails("", 1, "There is no folder web to build an image from.");
        Files.createDirectories(folder);
    }
}
