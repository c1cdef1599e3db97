package io.jenkins.plugins.windflow.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A root file system of Debian's statically linked busybox: there is no public registry to pull a test image from. */
public final class BusyboxTar {
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private BusyboxTar() {}

    public static byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String folder : List.of("bin/", "dev/", "etc/", "proc/", "sys/", "root/", "var/")) {
                add(tar, new TarArchiveEntry(folder), 0755, new byte[0]);
            }
            add(tar, new TarArchiveEntry("tmp/"), 01777, new byte[0]);
            add(
                    tar,
                    new TarArchiveEntry("etc/passwd"),
                    0644,
                    "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/tmp:/bin/sh\n"
                            .getBytes(StandardCharsets.UTF_8));
            add(
                    tar,
                    new TarArchiveEntry("etc/group"),
                    0644,
                    "root:x:0:\nnogroup:x:65534:\n".getBytes(StandardCharsets.UTF_8));
            add(tar, new TarArchiveEntry("bin/busybox"), 0755, Files.readAllBytes(BUSYBOX));
            for (String applet : applets()) {
                TarArchiveEntry link = new TarArchiveEntry("bin/" + applet, TarConstants.LF_SYMLINK);
                link.setLinkName("busybox");
                add(tar, link, 0777, new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The test image needs " + BUSYBOX + " (Debian's busybox-static); ./dev test installs it.", e);
        }
        return bytes.toByteArray();
    }

    /** The same program alone, as {@code /app}: an image without a shell. */
    static byte[] bare() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            add(tar, new TarArchiveEntry("app"), 0755, Files.readAllBytes(BUSYBOX));
            TarArchiveEntry link = new TarArchiveEntry("sleep", TarConstants.LF_SYMLINK);
            link.setLinkName("app");
            add(tar, link, 0777, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The first digits of the SHA-256 of {@link #bytes()}. */
    static String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> applets() throws IOException {
        Process list = new ProcessBuilder(BUSYBOX.toString(), "--list").start();
        try (var lines = list.inputReader()) {
            return lines.lines().filter(applet -> !applet.equals("busybox")).toList();
        }
    }

    private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode, byte[] content)
            throws IOException {
        entry.setMode(mode | (entry.isDirectory() ? 0040000 : 0100000));
        entry.setModTime(0);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
