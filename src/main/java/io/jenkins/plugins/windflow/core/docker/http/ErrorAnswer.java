package io.jenkins.plugins.windflow.core.docker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer with a status of 400 or more as an exception. Engines put their sentence into the member {@code message}
 * of a JSON object, older ones and the router answer in plain text.
 */
final class ErrorAnswer {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int LONGEST_SENTENCE = 4 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ErrorAnswer() {}

    static EngineException of(
            String endpoint, HttpRequest request, int status, String contentType, InputStream content) {
        String text;
        try {
            text = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException | EngineException e) {
            // The status is known, and more important than why the rest of the sentence did not come.
            return new EngineException(
                    Kind.ofStatus(status),
                    status,
                    withoutSentence(endpoint, request, status, "an unreadable explanation"),
                    e);
        }
        if (text.contains("HTTP request to an HTTPS server")) {
            return new EngineException(
                    Kind.TLS,
                    status,
                    endpoint + " speaks TLS only; use a TLS connection with certificates for it.",
                    null);
        }
        if (contentType.startsWith("text/html")) {
            return new EngineException(
                    Kind.ofStatus(status),
                    status,
                    withoutSentence(
                            endpoint,
                            request,
                            status,
                            "an HTML page: something else than a Docker engine answers there"),
                    null);
        }
        String sentence = sentence(text);
        return new EngineException(
                Kind.ofStatus(status),
                status,
                sentence.isEmpty() ? withoutSentence(endpoint, request, status, "no explanation") : sentence,
                null);
    }

    private static String sentence(String text) {
        String sentence = text;
        if (text.startsWith("{")) {
            try {
                JsonNode message = JSON.readTree(text).path("message");
                sentence = message.isTextual() ? message.textValue().strip() : text;
            } catch (JsonProcessingException e) {
                // Not JSON after all: the text itself is all the engine has said.
                sentence = text;
            }
        }
        return sentence.length() > LONGEST_SENTENCE ? sentence.substring(0, LONGEST_SENTENCE) + "..." : sentence;
    }

    private static String withoutSentence(String endpoint, HttpRequest request, int status, String what) {
        return endpoint + " answered " + request.method() + " " + request.path() + " with status " + status + " and "
                + what + ".";
    }
}
