package io.jenkins.plugins.windflow.core.docker.stream;

import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;

/**
 * A container's log as lines. Lines of standard output and standard error are put together apart, as frames cut them
 * anywhere. A line longer than {@value #LONGEST_LINE} bytes is handed out in parts.
 */
public final class LogStream implements AutoCloseable {
    static final int LONGEST_LINE = 64 * 1024;

    private final FrameReader frames;
    private final Runnable onClose;
    private final boolean timestamps;
    private final Map<Frame.Source, ByteArrayOutputStream> unfinished = new EnumMap<>(Frame.Source.class);
    private final Queue<LogLine> ready = new ArrayDeque<>();
    private boolean ended;

    /** @param timestamps whether each line begins with the time */
    public LogStream(HttpAnswer answer, boolean terminal, boolean timestamps) {
        this(new FrameReader(answer.content(), terminal), answer::close, timestamps);
    }

    /** @param onClose closes what the frames come from */
    public LogStream(FrameReader frames, Runnable onClose, boolean timestamps) {
        this.frames = frames;
        this.onClose = onClose;
        this.timestamps = timestamps;
        for (Frame.Source source : Frame.Source.values()) {
            unfinished.put(source, new ByteArrayOutputStream());
        }
    }

    /** The next line as soon as it is complete; null at the end. */
    public LogLine next() {
        while (ready.isEmpty() && !ended) {
            Frame frame = frames.next();
            if (frame == null) {
                ended = true;
                unfinished.forEach(this::flush);
            } else {
                take(frame);
            }
        }
        return ready.poll();
    }

    private void take(Frame frame) {
        ByteArrayOutputStream line = unfinished.get(frame.source());
        for (byte b : frame.content()) {
            if (b == '\n') {
                ready.add(line(frame.source(), line));
            } else {
                line.write(b);
                if (line.size() >= LONGEST_LINE) {
                    ready.add(line(frame.source(), line));
                }
            }
        }
    }

    private void flush(Frame.Source source, ByteArrayOutputStream line) {
        if (line.size() > 0) {
            ready.add(line(source, line));
        }
    }

    private LogLine line(Frame.Source source, ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        int space = timestamps ? text.indexOf(' ') : -1;
        if (timestamps && space < 0) {
            // An empty line: nothing but its time.
            space = text.length();
        }
        Instant time = space > 0 ? time(text.substring(0, space)) : null;
        return new LogLine(source, time, time == null ? text : text.substring(Math.min(space + 1, text.length())));
    }

    /** Null for what is no time: the rest of a long line has none. */
    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Ends the stream; may be called by any thread. */
    @Override
    public void close() {
        onClose.run();
    }
}
