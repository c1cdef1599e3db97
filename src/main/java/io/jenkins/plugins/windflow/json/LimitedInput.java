package io.jenkins.plugins.windflow.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose length nobody has told: whoever reads more than is allowed gets an error, not an end. */
final class LimitedInput extends FilterInputStream {
    private final long most;
    private long count;

    LimitedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        counted(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        counted(skipped);
        return skipped;
    }

    private void counted(long bytes) throws IOException {
        count += bytes;
        if (count > most) {
            throw new IOException("The upload is larger than " + most + " bytes, the most that is taken here.");
        }
    }
}
