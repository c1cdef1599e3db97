package io.jenkins.plugins.windflow.core.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A tar archive of one file or folder, made while it is read: a head, the content as it comes, an end. Nothing but the
 * head is ever in memory.
 */
final class TarUpload {
    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
    /** Names are bytes: in this charset each character is one. */
    private static final String BYTES = StandardCharsets.ISO_8859_1.name();

    private TarUpload() {}

    /**
     * One file.
     *
     * @param name its bytes; may have slashes
     * @param content is read for {@code size} bytes and left open; reading fails when it has fewer
     */
    static InputStream file(byte[] name, long size, int mode, long[] owner, InputStream content) {
        TarArchiveEntry entry = new TarArchiveEntry(new String(name, StandardCharsets.ISO_8859_1));
        entry.setSize(size);
        int padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        return join(head(entry, mode, owner), new Exactly(content, size), zeros(padding + 2 * BLOCK));
    }

    /** One empty folder. */
    static InputStream folder(byte[] name, int mode, long[] owner) {
        TarArchiveEntry entry = new TarArchiveEntry(new String(name, StandardCharsets.ISO_8859_1) + "/");
        return join(head(entry, mode, owner), zeros(2 * BLOCK));
    }

    private static InputStream head(TarArchiveEntry entry, int mode, long[] owner) {
        entry.setMode(mode);
        entry.setUserId(owner[0]);
        entry.setGroupId(owner[1]);
        entry.setModTime(FileTime.from(Instant.now()));
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            // Not closed: the content and the end of the archive are not this stream's.
            TarArchiveOutputStream tar = new TarArchiveOutputStream(head, BLOCK, BYTES);
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            tar.putArchiveEntry(entry);
            tar.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(head.toByteArray());
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static InputStream join(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    /** So many bytes of a stream, no fewer and no more. */
    private static final class Exactly extends FilterInputStream {
        private long left;

        Exactly(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the upload ended " + left + " bytes before its announced size");
            }
            left -= count;
            return count;
        }

        /** The content belongs to whoever gave it. */
        @Override
        public void close() {}
    }
}
