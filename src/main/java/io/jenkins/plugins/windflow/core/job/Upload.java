package io.jenkins.plugins.windflow.core.job;

import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What somebody sends, on its way to an engine: read once, as it comes, by the work that it was sent for; never kept.
 * Whoever holds the connection that it comes from is told when it is not wanted any more.
 */
public final class Upload extends FilterInputStream {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String NAME = "upload";

    private final long length;
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private OperationRun run;
    private long count;
    private long toldAt;

    /** @param length in bytes; -1 when the sender does not say */
    public Upload(InputStream content, long length) {
        super(content);
        this.length = length;
    }

    /** Tells from now on how much has come, in the operation's progress. */
    public Upload toldTo(OperationRun operation) {
        run = operation;
        tell("Uploading");
        return this;
    }

    /** Bytes that have come. */
    public long count() {
        return count;
    }

    /** Completed when all has been read, or the reader wants no more. */
    public CompletableFuture<Void> whenRead() {
        return read.copy();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int read = in.read(buffer, offset, size);
        if (read < 0) {
            tell("Uploaded");
            close();
        } else {
            count += read;
            if (System.nanoTime() - toldAt > INTERVAL_NANOS) {
                tell("Uploading");
            }
        }
        return read;
    }

    private void tell(String status) {
        toldAt = System.nanoTime();
        if (run != null) {
            LayerProgress.tell(run, NAME, status, count, Math.max(length, status.equals("Uploaded") ? count : 0));
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The content itself belongs to its connection and stays open. */
    @Override
    public void close() {
        read.complete(null);
    }
}
