package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import io.jenkins.plugins.windflow.core.docker.http.HttpRequest;
import io.jenkins.plugins.windflow.core.docker.http.HttpTransport;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import java.io.IOException;
import java.io.InputStream;

/** Reads whole answers as JSON. */
final class JsonAnswers {
    /** Thousands of containers fit into it; what is larger is no answer of an engine. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonAnswers() {}

    static JsonNode read(HttpTransport transport, Timeouts timeouts, HttpRequest request) {
        try (HttpAnswer answer = transport.read(request, timeouts)) {
            return parse(transport.endpoint(), answer.content());
        }
    }

    /** A missing node when the answer has no content. */
    static JsonNode parse(String endpoint, InputStream content) {
        try {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new EngineException(
                        Kind.PROTOCOL,
                        endpoint + " sent an answer of more than " + MOST_BYTES / 1024 / 1024 + " MiB.",
                        null);
            }
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new EngineException(
                    Kind.PROTOCOL, endpoint + " sent an answer that is not JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new EngineException(
                    Kind.UNREACHABLE, endpoint + " sent an answer that cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
