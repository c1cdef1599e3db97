package hudson.util;

import hudson.model.BuildListener;
import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Writes to a stream. */
public class StreamTaskListener implements BuildListener, Closeable {
    private static final long serialVersionUID = 1L;
    private final transient PrintStream out;

    public StreamTaskListener(OutputStream out) {
        this(out, null);
    }

    public StreamTaskListener(OutputStream out, Charset charset) {
        this.out = new PrintStream(out, true, Objects.requireNonNullElse(charset, StandardCharsets.UTF_8));
    }

    public StreamTaskListener(File out, boolean append, Charset charset) throws IOException {
        this(new FileOutputStream(out, append), charset);
    }

    public static StreamTaskListener fromStdout() {
        return new StreamTaskListener(System.out, Charset.defaultCharset());
    }

    @Override
    public PrintStream getLogger() {
        return out;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
