package devhost.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Passes whole lines on, each changed by a filter such as the masking of secrets. */
final class LineLog extends OutputStream {
    private final BuildLog log;
    private final UnaryOperator<String> filter;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineLog(BuildLog log, UnaryOperator<String> filter) {
        this.log = log;
        this.filter = filter;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        line.write(b);
        if (b == '\n') {
            passOn();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** Ends an unfinished line. */
    @Override
    public synchronized void close() throws IOException {
        if (line.size() > 0) {
            write('\n');
        }
    }

    private void passOn() throws IOException {
        log.write(filter.apply(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        line.reset();
    }
}
