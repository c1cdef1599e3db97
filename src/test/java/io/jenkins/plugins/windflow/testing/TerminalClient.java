package io.jenkins.plugins.windflow.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** The other end of a terminal's WebSocket. */
public final class TerminalClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private volatile boolean closed;
    private WebSocket socket;

    /**
     * Attaches.
     *
     * @param path of the terminal, with a slash at its end
     * @param headers name, value, name, value ...
     */
    public static TerminalClient attach(Browser browser, String path, String... headers) {
        HttpRequest request = browser.request(path).build();
        TerminalClient client = new TerminalClient();
        WebSocket.Builder builder = browser.client().newWebSocketBuilder();
        request.headers().firstValue("Authorization").ifPresent(value -> builder.header("Authorization", value));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        String address = request.uri().toString().replaceFirst("^http", "ws");
        client.socket = builder.buildAsync(URI.create(address), client).join();
        return client;
    }

    public void type(String typed) {
        socket.sendBinary(ByteBuffer.wrap(typed.getBytes(StandardCharsets.UTF_8)), true)
                .join();
    }

    public void tell(String json) {
        socket.sendText(json, true).join();
    }

    /** What was shown so far. */
    public String shown() {
        synchronized (shown) {
            return shown.toString(StandardCharsets.UTF_8);
        }
    }

    /** Waits until all of this was shown. */
    public void awaits(String... texts) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shown()).contains(texts));
    }

    /** Waits for a control message of this type; the first of them. */
    public JsonNode message(String type) {
        await().atMost(Duration.ofSeconds(70))
                .until(() -> messages.stream()
                        .anyMatch(message -> message.path("type").asText().equals(type)));
        return messages.stream()
                .filter(message -> message.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    public List<JsonNode> messages() {
        return messages;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Goes away without a word, as a lost network does. */
    public void vanish() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(text.toString()));
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        synchronized (shown) {
            shown.writeBytes(bytes);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed = true;
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed = true;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
