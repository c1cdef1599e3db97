package io.jenkins.plugins.windflow.core.docker.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The progress of a pull, push, load or build. The status of such an answer is 200 from the start: an error comes as
 * one of its JSON objects and is thrown as {@link EngineException}.
 *
 * <p>Engines report every layer's bytes many times a second. Here a layer's event comes when its status changes, and
 * about once a second in between.
 */
public final class ProgressStream implements AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    /** More layers than any image has; beyond it, events are not condensed. */
    private static final int MOST_LAYERS = 10_000;

    private static final Pattern DIGEST = Pattern.compile("[dD]igest: (sha256:[0-9a-f]{64})");
    private static final Pattern BUILT = Pattern.compile("Successfully built ([0-9a-f]{12,64})");
    private static final Pattern LOADED = Pattern.compile("Loaded image ID: (sha256:[0-9a-f]{64})");

    private record Shown(String status, long at) {}

    private final JsonStream objects;
    private final LongSupplier nanoTime;
    private final Map<String, Shown> shown = new HashMap<>();
    private String imageId = "";
    private String digest = "";

    public ProgressStream(HttpAnswer answer) {
        this(new JsonStream(answer), System::nanoTime);
    }

    ProgressStream(JsonStream objects, LongSupplier nanoTime) {
        this.objects = objects;
        this.nanoTime = nanoTime;
    }

    /**
     * The next event worth showing; null at the end.
     *
     * @throws EngineException the engine's own error, or why the stream broke off
     */
    public ProgressEvent next() {
        for (JsonNode object = objects.next(); object != null; object = objects.next()) {
            throwError(object);
            noteResult(object);
            ProgressEvent event = event(object);
            if (worthShowing(event)) {
                return event;
            }
        }
        return null;
    }

    /** Reads to the end, hands each event on, closes the stream, and says what was made. */
    public ProgressResult drain(Consumer<ProgressEvent> listener) {
        try (this) {
            for (ProgressEvent event = next(); event != null; event = next()) {
                listener.accept(event);
            }
            return new ProgressResult(imageId, digest);
        }
    }

    private static void throwError(JsonNode object) {
        JsonNode detail = object.path("errorDetail");
        String message = detail.path("message").asText(object.path("error").asText(""));
        if (!message.isEmpty() || !detail.isMissingNode()) {
            int code = detail.path("code").asInt(0);
            Kind kind = code >= 400 && code < 600 ? Kind.ofStatus(code) : kindOf(message);
            throw new EngineException(
                    kind,
                    message.isEmpty() ? "The engine reported an error without an explanation." : message.strip(),
                    null);
        }
    }

    /** Most errors of registries come inside the stream without a code. */
    private static Kind kindOf(String message) {
        if (message.contains("unauthorized")
                || message.contains("authentication required")
                || message.contains("access denied")) {
            return Kind.UNAUTHORIZED;
        }
        return message.contains("manifest unknown") || message.startsWith("manifest for")
                ? Kind.NOT_FOUND
                : Kind.SERVER_ERROR;
    }

    private void noteResult(JsonNode object) {
        imageId = object.path("aux").path("ID").asText(imageId);
        digest = object.path("aux").path("Digest").asText(digest);
        String text = object.path("status").asText("") + object.path("stream").asText("");
        digest = first(DIGEST, text, digest);
        imageId = first(LOADED, text, imageId);
        if (imageId.isEmpty()) {
            imageId = first(BUILT, text, "");
        }
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private static ProgressEvent event(JsonNode object) {
        JsonNode detail = object.path("progressDetail");
        return new ProgressEvent(
                object.path("id").asText(""),
                object.path("status").asText(""),
                Math.max(0, detail.path("current").asLong(0)),
                Math.max(0, detail.path("total").asLong(0)),
                object.path("stream").asText("").stripTrailing());
    }

    private boolean worthShowing(ProgressEvent event) {
        if (event.status().isEmpty()) {
            return !event.text().isEmpty();
        }
        if (event.id().isEmpty()) {
            return true;
        }
        long now = nanoTime.getAsLong();
        Shown last = shown.get(event.id());
        boolean news = last == null || !last.status().equals(event.status()) || now - last.at() >= INTERVAL_NANOS;
        if (news && (last != null || shown.size() < MOST_LAYERS)) {
            shown.put(event.id(), new Shown(event.status(), now));
        }
        return news;
    }

    /** Ends the stream, and with it what the engine does; may be called by any thread. */
    @Override
    public void close() {
        objects.close();
    }
}
