package io.jenkins.plugins.windflow.core.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The entries right in a folder, from its archive: everything below is passed over. */
final class ArchiveListing {
    /** So much of an archive is read: larger folders are listed in part. */
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private static final long MOST_NANOS = 20_000_000_000L;
    private static final int BUFFER = 256 * 1024;

    private ArchiveListing() {}

    static Listing read(PlacePath path, FileEntry folder, InputStream archive) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        long deadline = System.nanoTime() + MOST_NANOS;
        // Names as they are, byte for byte.
        TarArchiveInputStream tar =
                new TarArchiveInputStream(new BufferedInputStream(archive, BUFFER), StandardCharsets.ISO_8859_1.name());
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = nameInFolder(entry);
            if (!name.isEmpty()) {
                entries.add(entry(name, entry));
            }
            boolean enough = tar.getBytesRead() > MOST_BYTES
                    || System.nanoTime() - deadline > 0
                    || entries.size() >= Listing.MOST_ENTRIES;
            if (enough) {
                return new Listing(path, folder, entries, false);
            }
        }
        return new Listing(path, folder, entries, true);
    }

    /** Entries are named from the folder on: {@code folder/name}. Empty for the folder itself and what is deeper. */
    private static String nameInFolder(TarArchiveEntry entry) {
        String full = entry.getName().replaceFirst("/+$", "");
        int first = full.indexOf('/');
        String name = first < 0 ? "" : full.substring(first + 1);
        return name.indexOf('/') < 0 ? name : "";
    }

    private static FileEntry entry(String name, TarArchiveEntry entry) {
        return new FileEntry(
                text(entry, name),
                kind(entry),
                entry.getSize(),
                entry.getMode() & 07777,
                Long.toString(entry.getLongUserId()),
                Long.toString(entry.getLongGroupId()),
                entry.getLastModifiedTime().toInstant(),
                entry.isSymbolicLink() ? text(entry, entry.getLinkName()) : "");
    }

    /** Extended headers are always read as UTF-8, everything else byte by byte. */
    private static String text(TarArchiveEntry entry, String read) {
        boolean bytes = read.chars().allMatch(c -> c <= 0xff);
        return bytes && !fromExtendedHeader(entry) ? ByteText.text(read.getBytes(StandardCharsets.ISO_8859_1)) : read;
    }

    private static boolean fromExtendedHeader(TarArchiveEntry entry) {
        return !entry.getExtraPaxHeaders().isEmpty();
    }

    private static FileKind kind(TarArchiveEntry entry) {
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_DIR -> FileKind.FOLDER;
            case TarConstants.LF_SYMLINK -> FileKind.LINK;
            case TarConstants.LF_FIFO -> FileKind.PIPE;
            case TarConstants.LF_CHR -> FileKind.CHARACTER_DEVICE;
            case TarConstants.LF_BLK -> FileKind.BLOCK_DEVICE;
            default -> FileKind.FILE;
        };
    }
}
