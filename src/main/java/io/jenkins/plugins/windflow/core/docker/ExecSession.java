package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.docker.http.RawStream;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import io.jenkins.plugins.windflow.core.docker.stream.FrameReader;
import io.jenkins.plugins.windflow.core.docker.stream.LogStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/**
 * A command that runs in a container. One thread may read its output while another writes its input.
 *
 * <p>Closing it ends the connection, not the command: the Docker API has no way to end one, but most end with their
 * input.
 */
public final class ExecSession implements AutoCloseable {
    /** The output may end a moment before the engine has noted the exit code. */
    private static final Duration EXIT_LIMIT = Duration.ofSeconds(10);

    private static final Duration EXIT_POLL = Duration.ofMillis(20);

    private final Engine engine;
    private final String id;
    private final RawStream stream;
    private final FrameReader frames;

    ExecSession(Engine engine, String id, RawStream stream, FrameReader frames) {
        this.engine = engine;
        this.id = id;
        this.stream = stream;
        this.frames = frames;
    }

    /** The command's input; closing it ends the input only. */
    public OutputStream stdin() {
        return stream.output();
    }

    /** Tells the command that no more input comes; its output goes on. */
    public void closeStdin() {
        stream.endOutput();
    }

    /** The next piece of output; null when the command has closed its outputs. */
    public Frame next() {
        return frames.next();
    }

    /** The command's output as lines, in place of {@link #next()}; closing them closes this session. */
    public LogStream lines() {
        return new LogStream(frames, this::close, false);
    }

    /** The exit code of the command after its output has ended. */
    public int exitCode() {
        long deadline = System.nanoTime() + EXIT_LIMIT.toNanos();
        while (true) {
            JsonNode state = engine.getJson(EnginePath.of("exec", id, "json"), Map.of());
            if (!state.path("Running").asBoolean()) {
                return state.path("ExitCode").asInt();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new EngineException(
                        Kind.TIMEOUT, "The command in the container still runs although its output has ended.", null);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(EXIT_POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(engine.endpoint(), e);
        }
    }

    /** Sets the size of the command's terminal. */
    public void resize(int rows, int columns) {
        engine.postJson(
                EnginePath.of("exec", id, "resize"),
                Map.of("h", Integer.toString(rows), "w", Integer.toString(columns)),
                null);
    }

    @Override
    public void close() {
        stream.close();
    }
}
