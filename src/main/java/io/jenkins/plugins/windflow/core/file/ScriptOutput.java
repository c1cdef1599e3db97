package io.jenkins.plugins.windflow.core.file;

import io.jenkins.plugins.windflow.core.docker.ExecSession;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a script prints, as it comes; its end is the end of a script that succeeded. */
final class ScriptOutput extends InputStream {
    private static final int LONGEST_ERROR = 2 * 1024;

    private final ExecSession session;
    private final PlacePath about;
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private byte[] piece = {};
    private int position;
    private boolean ended;

    ScriptOutput(ExecSession session, PlacePath about) {
        this.session = session;
        this.about = about;
    }

    /** A line of text, without its end. */
    String line() {
        StringBuilder line = new StringBuilder();
        for (int b = read(); b != '\n' && b >= 0; b = read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws FileProblem when the script did not succeed */
    @Override
    public int read(byte[] buffer, int offset, int length) {
        while (position == piece.length) {
            if (ended || !next()) {
                return -1;
            }
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, buffer, offset, count);
        position += count;
        return count;
    }

    private boolean next() {
        Frame frame = session.next();
        if (frame == null) {
            ended = true;
            int exit = session.exitCode();
            if (exit != 0) {
                throw ShellScript.problem(about, exit, error.toString(StandardCharsets.UTF_8));
            }
            return false;
        }
        if (frame.source() == Frame.Source.STDOUT) {
            piece = frame.content();
            position = 0;
        } else {
            error.write(frame.content(), 0, Math.min(frame.content().length, LONGEST_ERROR - error.size()));
        }
        return true;
    }

    @Override
    public void close() {
        session.close();
    }
}
