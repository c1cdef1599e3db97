package io.jenkins.plugins.windflow.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How many lines of an operation's log are in the log of its build. The number is in a file beside the build, written after
 * each batch of lines: unlike the stored program of a Pipeline it is never older than the log, also after a kill.
 */
public final class ShownLines {
    private static final Logger LOGGER = Logger.getLogger(ShownLines.class.getName());

    private final Path file;
    private long next;

    ShownLines(Path file) {
        this.file = file;
        this.next = read(file);
    }

    /** Sequence number of the first line that was not shown. */
    public long next() {
        return next;
    }

    /** Notes that the lines up to this one have been shown. */
    public void upTo(long line) {
        next = line + 1;
        if (!Files.isDirectory(file.getParent().getParent())) {
            return; // the build was deleted meanwhile; its folder must not come back
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Long.toString(next));
        } catch (IOException e) {
            LOGGER.log(
                    Level.FINE, e, () -> "Cannot write " + file + ": after a crash some lines would be shown twice.");
        }
    }

    private static long read(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file).strip() : "";
            return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot read " + file + ": some lines may be shown twice.");
            return 0;
        }
    }
}
