package io.jenkins.plugins.windflow.api.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.terminal.Attachment;
import io.jenkins.plugins.windflow.core.terminal.Attachment.Outgoing;
import io.jenkins.plugins.windflow.core.terminal.Terminal;
import io.jenkins.plugins.windflow.core.terminal.TerminalSize;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.websocket.WebSocketSession;

/**
 * One browser at a terminal. Binary messages are what is typed and what is shown, as bytes; text messages are JSON:
 *
 * <ul>
 *   <li>from the browser: {@code {"type": "resize", "rows": 24, "columns": 80}}, {@code {"type": "ping"}}, {@code {"type":
 *       "close"}};
 *   <li>to it: {@code hello} first, {@code pong}, {@code taken} with the number of typed bytes that the container has
 *       taken, {@code replaced}, and at last {@code exit} with how the terminal ended.
 * </ul>
 *
 * <p>Jetty's threads only put into queues. Virtual threads send; one watches the clock, as Jenkins' pings do not notice a dead
 * peer.
 */
final class TerminalSocket extends WebSocketSession {
    private static final Logger LOGGER = Logger.getLogger(TerminalSocket.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration RIGHTS_EVERY =
            Duration.ofSeconds(Long.getLong(TerminalSocket.class.getName() + ".rightsEverySeconds", 30));
    /** A browser says something every 20 seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(65);

    private static final Duration SEND_LIMIT = Duration.ofSeconds(60);

    private final Terminal terminal;
    private final TerminalRights rights;
    private volatile Attachment attachment;
    private volatile long lastHeard = System.nanoTime();
    private volatile Thread clock;

    TerminalSocket(Terminal terminal, TerminalRights rights) {
        this.terminal = terminal;
        this.rights = rights;
    }

    @Override
    protected void opened() {
        attachment = terminal.attach(this::send);
        attachment.note(message("hello", Map.of("terminal", TerminalJson.of(terminal))));
        clock = Thread.ofVirtual()
                .name("windflow-terminal-clock-" + terminal.id())
                .start(this::watch);
        Thread.ofVirtual().name("windflow-terminal-socket-" + terminal.id()).start(this::serve);
    }

    @Override
    protected void binary(byte[] payload, int offset, int length) {
        lastHeard = System.nanoTime();
        if (!attachment.type(Arrays.copyOfRange(payload, offset, offset + length))) {
            attachment.note(message("overrun", Map.of("sentence", "More was typed than the container takes.")));
        }
    }

    @Override
    protected void text(String message) throws IOException {
        lastHeard = System.nanoTime();
        JsonNode json = JSON.readTree(message);
        switch (json.path("type").asText()) {
            case "resize" ->
                resize(json.path("rows").asInt(), json.path("columns").asInt());
            case "ping" -> attachment.note(message("pong", Map.of()));
            case "close" -> WindflowRuntime.get().terminals().close(terminal);
            default ->
                throw new IOException(
                        "A terminal knows no message '" + json.path("type").asText() + "'.");
        }
    }

    private void resize(int rows, int columns) throws IOException {
        try {
            attachment.resize(new TerminalSize(rows, columns));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Comes twice when the browser vanishes. */
    @Override
    protected void closed(int statusCode, String reason) {
        leave();
    }

    @Override
    protected void error(Throwable cause) {
        LOGGER.log(Level.FINE, "The connection of a browser to a terminal failed.", cause);
        hangUp();
    }

    private void serve() {
        try {
            attachment.serve();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "A browser at a terminal is gone.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    private void send(Outgoing outgoing) throws IOException {
        switch (outgoing) {
            case Outgoing.Output output -> await(sendBinary(ByteBuffer.wrap(output.bytes())));
            case Outgoing.Note note -> await(sendText(note.text()));
            case Outgoing.Taken taken -> await(sendText(message("taken", Map.of("bytes", taken.bytes()))));
            case Outgoing.Replaced replaced ->
                await(sendText(message("replaced", Map.of("sentence", "The terminal was opened in another window."))));
            case Outgoing.Ended ended -> await(sendText(message("exit", Map.of("end", TerminalJson.of(ended.end())))));
        }
    }

    /** Jetty's own queue has no bound; so each message is gone before the next one is sent. */
    private static void await(Future<Void> sent) throws IOException {
        try {
            sent.get(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("A browser did not take what a terminal has shown.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void watch() {
        try {
            long nextRights = System.nanoTime() + RIGHTS_EVERY.toNanos();
            while (true) {
                Thread.sleep(Duration.ofSeconds(1));
                if (System.nanoTime() - lastHeard > SILENCE.toNanos()) {
                    hangUp();
                    return;
                }
                if (System.nanoTime() - nextRights >= 0) {
                    nextRights = System.nanoTime() + RIGHTS_EVERY.toNanos();
                    Optional<String> lost = rights.lost();
                    if (lost.isPresent()) {
                        WindflowRuntime.get().terminals().revoke(terminal, lost.get());
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            // The connection is over.
            Thread.currentThread().interrupt();
        }
    }

    private void hangUp() {
        leave();
        try {
            close();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "The connection of a browser to a terminal was closed already.", e);
        }
    }

    private void leave() {
        attachment.detach();
        clock.interrupt();
    }

    private static String message(String type, Map<String, Object> content) {
        Map<String, Object> json = new LinkedHashMap<>(Map.of("type", type));
        json.putAll(content);
        try {
            return JSON.writeValueAsString(json);
        } catch (IOException e) {
            throw new IllegalStateException("Maps and texts can be written as JSON.", e);
        }
    }
}
