package devhost.pipeline;

import hudson.util.StreamTaskListener;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** The log file of a build. Lines of concurrent steps never mix. */
public final class BuildLog implements Closeable {
    private final FileOutputStream file;

    BuildLog(Path path) throws IOException {
        file = new FileOutputStream(path.toFile(), true);
    }

    /** Where general messages of a build go. */
    public static StreamTaskListener listener(Path path) throws IOException {
        return new StreamTaskListener(new LineLog(new BuildLog(path), line -> line));
    }

    synchronized void write(byte[] line) throws IOException {
        file.write(line);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
