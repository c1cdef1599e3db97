package io.jenkins.plugins.windflow.core.file;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reads what the verbs {@code list} and {@code stat} of {@code files.sh} print: the physical path, the files of users and
 * groups, each ended by NUL, then one record for each entry, made by {@code stat}:
 *
 * <pre>MARK mode(hex) size time uid gid NAME MARK NAME -&gt; TARGET</pre>
 *
 * No format of {@code stat} that busybox has can print a NUL, so a mark that nobody can guess separates the records and
 * makes them unambiguous whatever a name holds.
 */
final class StatRecords {
    private static final int FIELDS = 5;

    private final byte[] output;
    private final byte[] mark;
    private int position;

    private StatRecords(byte[] output, String mark) {
        this.output = output;
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    }

    /** A new mark. */
    static String mark() {
        byte[] random = new byte[12];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The first record is the folder itself. */
    static Listing read(byte[] output, String mark) {
        StatRecords records = new StatRecords(output, mark);
        PlacePath path = new PlacePath(records.path());
        Accounts users = Accounts.read(records.untilNul());
        Accounts groups = Accounts.read(records.untilNul());
        List<FileEntry> entries = new ArrayList<>();
        records.skipMark();
        while (records.position < output.length && entries.size() <= Listing.MOST_ENTRIES) {
            entries.add(records.entry(users, groups));
        }
        if (entries.isEmpty()) {
            throw malformed();
        }
        boolean complete = records.position >= output.length;
        return new Listing(path, entries.getFirst(), List.copyOf(entries.subList(1, entries.size())), complete);
    }

    private String path() {
        String text = ByteText.text(untilNul());
        return text.isEmpty() ? "/" : text;
    }

    private byte[] untilNul() {
        for (int i = position; i < output.length; i++) {
            if (output[i] == 0) {
                byte[] part = Arrays.copyOfRange(output, position, i);
                position = i + 1;
                return part;
            }
        }
        throw malformed();
    }

    private void skipMark() {
        if (!isMark(position)) {
            throw malformed();
        }
        position += mark.length;
    }

    private boolean isMark(int at) {
        return at + mark.length <= output.length && Arrays.equals(output, at, at + mark.length, mark, 0, mark.length);
    }

    /** The bytes up to the next mark, which is passed, or to the end. */
    private int nextMark() {
        int at = position;
        while (at < output.length && !(output[at] == mark[0] && isMark(at))) {
            at++;
        }
        return at;
    }

    private FileEntry entry(Accounts users, Accounts groups) {
        String[] fields = new String[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = field();
        }
        int nameEnd = nextMark();
        byte[] name = Arrays.copyOfRange(output, position, nameEnd);
        position = Math.min(output.length, nameEnd + mark.length);
        int end = nextMark();
        // The line's own end comes before the next mark.
        byte[] link = Arrays.copyOfRange(output, position, Math.max(position, end - 1));
        position = Math.min(output.length, end + mark.length);
        try {
            int mode = Integer.parseInt(fields[0], 16);
            FileKind kind = FileKind.ofRawMode(mode);
            return new FileEntry(
                    ByteText.text(withoutDot(name)),
                    kind,
                    Long.parseLong(fields[1]),
                    mode & 07777,
                    users.name(fields[3]),
                    groups.name(fields[4]),
                    Instant.ofEpochSecond(Long.parseLong(fields[2])),
                    kind == FileKind.LINK ? ByteText.text(target(name, link)) : "");
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private String field() {
        int from = position;
        while (position < output.length && output[position] != ' ') {
            position++;
        }
        return new String(output, from, position++ - from, StandardCharsets.US_ASCII);
    }

    private static byte[] withoutDot(byte[] name) {
        boolean dot = name.length > 2 && name[0] == '.' && name[1] == '/';
        return dot ? Arrays.copyOfRange(name, 2, name.length) : name;
    }

    /** GNU prints {@code name -> target}, as it is told to quote nothing; busybox always quotes: {@code 'name' -> 'target'}. */
    private static byte[] target(byte[] name, byte[] link) {
        boolean quoted = link.length > 0 && link[0] == '\'' && link.length >= name.length + 8;
        int before = name.length + (quoted ? 7 : 4);
        int after = link.length - (quoted ? 1 : 0);
        return before <= after ? Arrays.copyOfRange(link, before, after) : new byte[0];
    }

    private static EngineException malformed() {
        return new EngineException(
                Kind.PROTOCOL, "The tools of the container list files in a way that cannot be read.", null);
    }
}
