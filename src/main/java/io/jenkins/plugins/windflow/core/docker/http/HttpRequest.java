package io.jenkins.plugins.windflow.core.docker.http;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One request.
 *
 * @param target path and query, already percent-encoded
 * @param headers further header fields; framing and host are the transport's own business
 * @param upgrade whether the connection becomes a raw stream in both directions (Docker's "hijacking")
 */
public record HttpRequest(String method, String target, Map<String, String> headers, Body body, boolean upgrade) {
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    /** What is sent after the head. */
    public sealed interface Body {
        /** Nothing. */
        record None() implements Body {}

        /** Bytes in memory. */
        record Bytes(byte[] content) implements Body {}

        /** A stream of unknown length; it is read to its end and left open. */
        record Streamed(InputStream content) implements Body {}
    }

    /** @throws EngineException when a part could not be sent without changing the meaning of the request */
    public HttpRequest {
        headers = Map.copyOf(headers);
        check(isToken(method), "method", method);
        check(target.startsWith("/") && target.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#'), "path", target);
        headers.forEach((name, value) -> {
            check(isToken(name), "header name", name);
            check(value.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 0x7f && c <= 0xff), "header " + name, "");
        });
    }

    private static void check(boolean good, String part, String value) {
        if (!good) {
            String shown = value.codePoints()
                    .limit(80)
                    .map(c -> c < ' ' || c == 0x7f ? '?' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            throw new EngineException(
                    Kind.BAD_REQUEST,
                    "The request to the engine has a " + part + " with characters that are not allowed"
                            + (shown.isEmpty() ? "." : ": '" + shown + "'."),
                    null);
        }
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || TOKEN_SIGNS.indexOf(c) >= 0));
    }

    public static HttpRequest of(String method, String target) {
        return new HttpRequest(method, target, Map.of(), new Body.None(), false);
    }

    public HttpRequest withBody(Body newBody, String contentType) {
        return new HttpRequest(method, target, headers, newBody, upgrade).withHeader("Content-Type", contentType);
    }

    public HttpRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpRequest(method, target, more, body, upgrade);
    }

    public HttpRequest upgraded() {
        return new HttpRequest(method, target, headers, body, true);
    }

    /** The target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Whether sending it twice is the same as sending it once (RFC 9110 section 9.2.1). */
    boolean safe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** The head as it goes over the wire, the empty line included. */
    byte[] head() {
        StringBuilder text = new StringBuilder(256);
        text.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: docker\r\nUser-Agent: windflow\r\n");
        headers.forEach((name, value) -> {
            if (!isFraming(name)) {
                text.append(name).append(": ").append(value).append("\r\n");
            }
        });
        if (upgrade) {
            text.append("Connection: Upgrade\r\nUpgrade: tcp\r\n");
        }
        switch (body) {
            case Body.Bytes bytes ->
                text.append("Content-Length: ").append(bytes.content().length).append("\r\n");
            case Body.Streamed streamed -> text.append("Transfer-Encoding: chunked\r\n");
            case Body.None none -> {
                if (!safe() && !method.equals("DELETE")) {
                    text.append("Content-Length: 0\r\n");
                }
            }
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isFraming(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "host", "user-agent", "connection", "upgrade", "content-length", "transfer-encoding", "expect" -> true;
            default -> false;
        };
    }
}
