package io.jenkins.plugins.windflow.core.file;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Takes what the engine sends as tar archives apart, or puts several together, while it is read. */
final class TarDownload {
    private static final int BUFFER = 256 * 1024;
    /** Engines end an archive with two empty blocks (POSIX.1-1988), and with nothing else. */
    private static final int END = 2 * TarConstants.DEFAULT_RCDSIZE;

    private TarDownload() {}

    /** The content of the only file in an archive. Closing it closes the archive. */
    static Download file(String name, InputStream archive) {
        try {
            TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(archive, BUFFER));
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null || !entry.isFile()) {
                tar.close();
                throw new FileProblem(FileProblem.Kind.WRONG_KIND, "'" + name + "' is not a regular file.");
            }
            return new Download(name, entry.getSize(), tar);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The numbers of owner and group of what an archive is of; the archive is closed. */
    static long[] owner(InputStream archive) {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(archive)) {
            TarArchiveEntry entry = tar.getNextEntry();
            return entry == null ? new long[2] : new long[] {entry.getLongUserId(), entry.getLongGroupId()};
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static EngineException unreadable(IOException cause) {
        return new EngineException(
                Kind.PROTOCOL, "The engine sent an archive that cannot be read: " + cause.getMessage() + ".", cause);
    }

    /** One archive out of several, which are opened when it is their turn. */
    static InputStream joined(Iterator<InputStream> archives) {
        return new Joined(archives);
    }

    /** Passes bytes on as they are, but holds the end of each archive back. */
    private static final class Joined extends InputStream {
        private final Iterator<InputStream> archives;
        private InputStream archive;
        private final byte[] held = new byte[END + BUFFER];
        private int from;
        private int to;
        private boolean ended;

        Joined(Iterator<InputStream> archives) {
            this.archives = archives;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            while (to - from <= END && !ended) {
                fill();
            }
            int ready = ended ? to - from : to - from - END;
            if (ready == 0) {
                return -1;
            }
            int count = Math.min(length, ready);
            System.arraycopy(held, from, buffer, offset, count);
            from += count;
            return count;
        }

        private void fill() throws IOException {
            if (archive == null) {
                if (!archives.hasNext()) {
                    // All that is held now is the end of the last archive.
                    ended = true;
                    return;
                }
                from = to = 0;
                archive = archives.next();
            }
            System.arraycopy(held, from, held, 0, to - from);
            to -= from;
            from = 0;
            int count = archive.read(held, to, held.length - to);
            if (count < 0) {
                archive.close();
                archive = null;
                checkEnd();
            } else {
                to += count;
            }
        }

        private void checkEnd() throws IOException {
            if (to - from != END || !Arrays.equals(held, from, to, new byte[END], 0, END)) {
                throw new IOException("the engine's archive does not end as archives do");
            }
        }

        @Override
        public void close() throws IOException {
            if (archive != null) {
                archive.close();
            }
        }
    }

    /** Passes a stream on and does something more when it is closed. */
    static InputStream closing(InputStream stream, Runnable onClose) {
        return new FilterInputStream(stream) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return in.read(buffer, offset, length);
            }

            @Override
            public void close() throws IOException {
                try {
                    in.close();
                } finally {
                    onClose.run();
                }
            }
        };
    }
}
