package io.jenkins.plugins.windflow.core.docker.http;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A connection that has become a raw stream in both directions after an upgrade. */
public final class RawStream implements AutoCloseable {
    private final HttpAnswer answer;
    private final HttpConnection connection;
    private final Failures failures;
    private final OutputStream output = new Output();

    RawStream(HttpAnswer answer, HttpConnection connection, Failures failures) {
        this.answer = answer;
        this.connection = connection;
        this.failures = failures;
    }

    public HttpHeaders headers() {
        return answer.headers();
    }

    /** What the engine sends; see {@link HttpAnswer#content()}. */
    public InputStream input() {
        return answer.content();
    }

    /** Goes to the engine unbuffered; its methods throw {@link EngineException}. */
    public OutputStream output() {
        return output;
    }

    /** Ends what goes to the engine, while its output is still read: the end of a process's standard input. */
    public void endOutput() {
        try {
            connection.wire().shutdownOutput();
        } catch (IOException e) {
            throw failures.calling(e, connection.wire(), Failures.Stage.IN_ANSWER);
        }
    }

    @Override
    public void close() {
        // Not the answer: it would wait a little for the rest of its content.
        connection.close();
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            try {
                connection.wire().write(buffer, offset, length);
            } catch (IOException e) {
                throw failures.calling(e, connection.wire(), Failures.Stage.IN_ANSWER);
            }
        }

        @Override
        public void close() {
            endOutput();
        }
    }
}
