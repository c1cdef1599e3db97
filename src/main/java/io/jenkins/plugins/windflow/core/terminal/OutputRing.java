package io.jenkins.plugins.windflow.core.terminal;

/** The last bytes of an output that has no end; each byte has its number from the beginning. Not for several threads. */
final class OutputRing {
    private final byte[] bytes;
    private long end;

    OutputRing(int capacity) {
        bytes = new byte[capacity];
    }

    int capacity() {
        return bytes.length;
    }

    /** The number of the oldest byte that is kept. */
    long start() {
        return Math.max(0, end - bytes.length);
    }

    /** The number that the next byte gets. */
    long end() {
        return end;
    }

    void append(byte[] added) {
        int skipped = Math.max(0, added.length - bytes.length);
        end += skipped;
        for (int from = skipped; from < added.length; ) {
            int at = (int) (end % bytes.length);
            int count = Math.min(added.length - from, bytes.length - at);
            System.arraycopy(added, from, bytes, at, count);
            end += count;
            from += count;
        }
    }

    /**
     * Bytes from a number on.
     *
     * @param from between {@link #start()} and {@link #end()}
     */
    byte[] read(long from, int most) {
        byte[] read = new byte[(int) Math.min(most, end - from)];
        for (int done = 0; done < read.length; ) {
            int at = (int) ((from + done) % bytes.length);
            int count = Math.min(read.length - done, bytes.length - at);
            System.arraycopy(bytes, at, read, done, count);
            done += count;
        }
        return read;
    }
}
