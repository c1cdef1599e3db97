package io.jenkins.plugins.windflow.core.docker.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** JSON objects as they come, one in a line: events, statistics, progress. */
public final class JsonStream implements AutoCloseable {
    private static final int LONGEST_LINE = 4 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final Runnable onClose;
    private final byte[] buffer = new byte[8 * 1024];
    private int position;
    private int end;

    public JsonStream(HttpAnswer answer) {
        this(answer.content(), answer::close);
    }

    JsonStream(InputStream in, Runnable onClose) {
        this.in = in;
        this.onClose = onClose;
    }

    /**
     * The next object as soon as it is complete; null at the end.
     *
     * @throws EngineException when the stream breaks off or is not JSON
     */
    public JsonNode next() {
        try {
            for (byte[] line = line(); line != null; line = line()) {
                JsonNode node = JSON.readTree(line);
                // Blank lines separate objects as well.
                if (!node.isMissingNode()) {
                    return node;
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            throw new EngineException(
                    Kind.PROTOCOL, "The engine's answer is not JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new EngineException(Kind.UNREACHABLE, "The engine's answer broke off: " + e.getMessage() + ".", e);
        }
    }

    /** Null at the end of the stream. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int start = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, start, position - start);
            if (position < end) {
                position++;
                return line.toByteArray();
            }
            if (line.size() > LONGEST_LINE) {
                throw new EngineException(
                        Kind.PROTOCOL,
                        "The engine sent a JSON object of more than " + LONGEST_LINE / 1024 + " KiB.",
                        null);
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, in.read(buffer));
        }
        return end > 0;
    }

    /** Ends the stream; may be called by any thread. */
    @Override
    public void close() {
        onClose.run();
    }
}
