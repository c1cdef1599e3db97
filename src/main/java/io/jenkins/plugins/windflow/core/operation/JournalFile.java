package io.jenkins.plugins.windflow.core.operation;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The file of a journal that is being written: only whole lines are ever left in it, as far as the disk lets it. Unlike a
 * channel it is not closed when the writing thread is interrupted. Not for several threads at once, except
 * {@link #force()}, which may run beside {@link #append}.
 */
class JournalFile implements Closeable {
    private final RandomAccessFile file;
    private long end;

    /**
     * Opens an existing file.
     *
     * @param end where its last whole line ends, in bytes; what is behind it is cut off
     */
    JournalFile(Path path, long end) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.end = end;
        cutOff();
    }

    /**
     * Hands a line to the operating system. When it fails, a part that was written is cut off again, so that the next line
     * does not stand behind it.
     */
    final void append(byte[] line) throws IOException {
        try {
            cutOff();
            write(line);
            end += line.length;
        } catch (IOException e) {
            try {
                cutOff();
            } catch (IOException again) {
                // The next line tries again before it is written.
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    void write(byte[] line) throws IOException {
        file.write(line);
    }

    private void cutOff() throws IOException {
        if (file.length() != end) {
            file.setLength(end);
        }
        file.seek(end);
    }

    /** Returns when everything that was appended before this call is on the disk. */
    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
