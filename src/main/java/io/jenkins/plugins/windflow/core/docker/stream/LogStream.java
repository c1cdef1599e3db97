package io.jenkins.plugins.windflow.core.docker.stream;

import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A container's log as lines. Lines of standard output and standard error are put together apart, as frames cut them
 * anywhere. A line longer than {@value #LONGEST_LINE} bytes is handed out in parts.
 */
public final class LogStream implements AutoCloseable {
    /** In bytes, without its time. */
    public static final int LONGEST_LINE = LineCutter.LONGEST_LINE;

    private final FrameReader frames;
    private final Runnable onClose;
    private final LineCutter output;
    private final LineCutter errors;
    private Iterator<LogLine> batch = List.<LogLine>of().iterator();
    private boolean ended;

    /** @param timestamps whether each line begins with the time */
    public LogStream(HttpAnswer answer, boolean terminal, boolean timestamps) {
        this(new FrameReader(answer.content(), terminal), answer::close, timestamps);
    }

    /** @param onClose closes what the frames come from */
    public LogStream(FrameReader frames, Runnable onClose, boolean timestamps) {
        this.frames = frames;
        this.onClose = onClose;
        LogTime times = timestamps ? new LogTime() : null;
        this.output = new LineCutter(Frame.Source.STDOUT, frames.terminal(), times);
        this.errors = new LineCutter(Frame.Source.STDERR, frames.terminal(), times);
    }

    /** The next line as soon as it is complete; null at the end. */
    public LogLine next() {
        while (!batch.hasNext()) {
            List<LogLine> lines = nextBatch();
            if (lines == null) {
                return null;
            }
            batch = lines.iterator();
        }
        return batch.next();
    }

    /**
     * All lines that are complete, at least one, as soon as there is one; null at the end. What {@link #next()} has not
     * handed out yet is not among them.
     */
    public List<LogLine> nextBatch() {
        List<LogLine> lines = new ArrayList<>();
        while (!ended && (lines.isEmpty() || frames.ready())) {
            if (frames.advance()) {
                LineCutter cutter = frames.source() == Frame.Source.STDERR ? errors : output;
                cutter.take(frames.buffer(), frames.from(), frames.to(), frames.first(), lines);
            } else {
                ended = true;
                output.finish(lines);
                errors.finish(lines);
            }
        }
        return lines.isEmpty() ? null : lines;
    }

    /** Ends the stream; may be called by any thread. */
    @Override
    public void close() {
        onClose.run();
    }
}
