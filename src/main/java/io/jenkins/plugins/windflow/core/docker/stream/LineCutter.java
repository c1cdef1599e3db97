package io.jenkins.plugins.windflow.core.docker.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts one output of a container into lines, however its bytes come.
 *
 * <p>An engine stores a long line as messages of {@value #MESSAGE} bytes and writes the same time before each of them;
 * these repetitions are taken out again. Where messages can be told apart, another time within a line means that the line
 * before had no end, because its process ended.
 */
final class LineCutter {
    static final int LONGEST_LINE = 64 * 1024;

    private static final int MESSAGE = 16 * 1024;
    private static final int STAMP = LogTime.LENGTH + 1;
    /** What is set aside for an unfinished line is given back when it is larger. */
    private static final int KEPT = 4 * 1024;

    private static final byte[] NOTHING = {};

    private final Frame.Source source;
    private final LogTime times;
    private final boolean terminal;
    private byte[] held = NOTHING;
    private int length;
    /** Of the unfinished line. */
    private Instant time;

    private byte[] stamp = NOTHING;
    private boolean continued;
    /** The beginning of a character that the last part cut. */
    private byte[] carried = NOTHING;

    /**
     * @param terminal whether messages cannot be told apart
     * @param times reads the times of the lines; null when they have none
     */
    LineCutter(Frame.Source source, boolean terminal, LogTime times) {
        this.source = source;
        this.times = times;
        this.terminal = terminal;
    }

    /**
     * Takes the next bytes.
     *
     * @param message whether they begin a message
     * @param target gets the lines that are complete now
     */
    void take(byte[] bytes, int from, int to, boolean message, List<LogLine> target) {
        int start = message && times != null && unfinished() ? afterTime(bytes, from, to, target) : from;
        while (start < to) {
            int end = indexOfNewline(bytes, start, to);
            if (end < 0) {
                hold(bytes, start, to, target);
                return;
            }
            if (unfinished()) {
                hold(bytes, start, end, target);
                finish(target);
            } else {
                target.add(line(bytes, start, end));
            }
            start = end + 1;
        }
    }

    private boolean unfinished() {
        return length > 0 || continued;
    }

    /** Where the text of a message begins that comes within a line. */
    private int afterTime(byte[] bytes, int from, int to, List<LogLine> target) {
        Instant repeated = times.read(bytes, from, to);
        if (repeated == null) {
            return from;
        }
        if (repeated.equals(timeOfUnfinished())) {
            return Math.min(to, from + LogTime.length(bytes, from, to) + 1);
        }
        finish(target);
        return from;
    }

    private Instant timeOfUnfinished() {
        return continued ? time : times.read(held, 0, length);
    }

    private static int indexOfNewline(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** A line that lies in one piece. */
    private LogLine line(byte[] bytes, int from, int end) {
        Instant at = times == null ? null : times.read(bytes, from, end);
        int start = at == null ? from : Math.min(end, from + LogTime.length(bytes, from, end) + 1);
        int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        return new LogLine(source, at, new String(bytes, start, last - start, StandardCharsets.UTF_8));
    }

    /** So many bytes are held at most, the times among them included. */
    private int most() {
        if (times == null) {
            return LONGEST_LINE;
        }
        return LONGEST_LINE + (terminal ? STAMP * (LONGEST_LINE / MESSAGE) : continued ? 0 : STAMP);
    }

    private void hold(byte[] bytes, int from, int to, List<LogLine> target) {
        for (int start = from; start < to; ) {
            int most = most();
            int count = Math.min(to - start, most - length);
            if (held.length < length + count) {
                held = Arrays.copyOf(held, Math.min(most, Math.max(256, Math.max(length + count, held.length * 2))));
            }
            System.arraycopy(bytes, start, held, length, count);
            length += count;
            start += count;
            if (length == most) {
                part(target, false);
            }
        }
    }

    /** Hands out what is left of an unfinished line. */
    void finish(List<LogLine> target) {
        if (unfinished()) {
            part(target, true);
            continued = false;
            carried = NOTHING;
        }
    }

    private void part(List<LogLine> target, boolean last) {
        boolean goesOn = continued;
        if (!goesOn) {
            time = times == null ? null : times.read(held, 0, length);
            stamp = time == null ? NOTHING : Arrays.copyOf(held, Math.min(length, LogTime.length(held, 0, length) + 1));
        }
        byte[] text = join(carried, withoutStamps());
        int end = last ? textEnd(text) : wholeCharacters(text);
        carried = Arrays.copyOfRange(text, last ? text.length : end, text.length);
        if (end > 0 || !goesOn) {
            target.add(new LogLine(source, time, new String(text, 0, end, StandardCharsets.UTF_8), goesOn));
        }
        continued = true;
        length = 0;
        held = held.length > KEPT ? NOTHING : held;
    }

    /** What is held, without the times that stand before each of its messages. */
    private byte[] withoutStamps() {
        byte[] text = new byte[length];
        int size = 0;
        for (int at = 0; at < length; ) {
            boolean stamped = stamp.length > 0
                    && at + stamp.length <= length
                    && Arrays.equals(stamp, 0, stamp.length, held, at, at + stamp.length);
            int from = stamped ? at + stamp.length : at;
            int to = Math.min(length, stamped ? from + MESSAGE : length);
            System.arraycopy(held, from, text, size, to - from);
            size += to - from;
            at = to;
        }
        return Arrays.copyOf(text, size);
    }

    private static byte[] join(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static int textEnd(byte[] text) {
        return text.length > 0 && text[text.length - 1] == '\r' ? text.length - 1 : text.length;
    }

    /** The length without a character of UTF-8 (RFC 3629) that is cut at the end. */
    private static int wholeCharacters(byte[] text) {
        int lead = text.length - 1;
        while (lead >= 0 && lead > text.length - 4 && (text[lead] & 0xc0) == 0x80) {
            lead--;
        }
        if (lead < 0) {
            return text.length;
        }
        int begin = text[lead] & 0xff;
        int size = begin >= 0xf0 ? 4 : begin >= 0xe0 ? 3 : begin >= 0xc0 ? 2 : 1;
        return lead + size > text.length ? lead : text.length;
    }
}
