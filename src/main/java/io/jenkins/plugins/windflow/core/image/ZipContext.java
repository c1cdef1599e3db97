package io.jenkins.plugins.windflow.core.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Turns a zip archive into the tar archive that engines want. A zip archive has its table at the end, so it takes a
 * temporary file on the way, never the heap. Permissions and symbolic links stay as the archive has them.
 */
final class ZipContext {
    /** More than any build context; a small archive can pretend to hold endless zeros. */
    private static final long MOST_BYTES = 16L << 30;

    private static final int DIRECTORY = 0755;
    private static final int FILE = 0644;
    private static final int LONGEST_LINK = 4096;

    private final long limit;

    ZipContext() {
        this(MOST_BYTES);
    }

    ZipContext(long limit) {
        this.limit = limit;
    }

    /** @return the tar archive; its file goes when it is closed */
    InputStream tar(InputStream zip) throws IOException {
        Path source = Files.createTempFile("windflow-context", ".zip");
        Path target = Files.createTempFile("windflow-context", ".tar");
        try {
            try (OutputStream out = Files.newOutputStream(source)) {
                zip.transferTo(out);
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                convert(source, out);
            }
            return Files.newInputStream(target, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(target);
            throw e;
        } finally {
            Files.delete(source);
        }
    }

    private void convert(Path zip, OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        long total = 0;
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            Enumeration<ZipArchiveEntry> entries = file.getEntriesInPhysicalOrder();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                total += entry.getSize();
                if (total > limit) {
                    throw new IOException("its files have more than " + limit + " bytes");
                }
                add(file, entry, tar);
            }
        }
        tar.finish();
    }

    private static void add(ZipFile zip, ZipArchiveEntry entry, TarArchiveOutputStream tar) throws IOException {
        TarArchiveEntry added = entry.isUnixSymlink()
                ? new TarArchiveEntry(entry.getName(), TarConstants.LF_SYMLINK)
                : new TarArchiveEntry(entry.getName());
        int mode = entry.getUnixMode() & UnixStat.PERM_MASK;
        added.setMode(mode != 0 ? mode : entry.isDirectory() ? DIRECTORY : FILE);
        added.setModTime(entry.getTime());
        try (InputStream content = zip.getInputStream(entry)) {
            if (entry.isUnixSymlink()) {
                added.setLinkName(new String(content.readNBytes(LONGEST_LINK), StandardCharsets.UTF_8));
                tar.putArchiveEntry(added);
            } else {
                added.setSize(entry.isDirectory() ? 0 : entry.getSize());
                tar.putArchiveEntry(added);
                content.transferTo(tar);
            }
            tar.closeArchiveEntry();
        }
    }
}
