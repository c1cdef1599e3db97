package io.jenkins.plugins.windflow.core.docker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorAnswerTest {
    private static EngineException error(int status, String type, String content) {
        return ErrorAnswer.of(
                "tcp://host:2375",
                HttpRequest.of("GET", "/v1.45/containers/x/json?size=1"),
                status,
                type,
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theMessageIsTheEnginesSentence() {
        assertThat(error(404, "application/json", "{\"message\":\"No such container: x\"}\n"))
                .hasMessage("No such container: x");
        assertThat(error(
                        500,
                        "application/json",
                        "{\"cause\":\"c\",\"message\":\"short-name resolution\",\"response\":500}"))
                .hasMessage("short-name resolution");
    }

    @Test
    void plainTextIsTakenAsItIs() {
        assertThat(error(400, "text/plain", "client version 1.23 is too old.\n"))
                .hasMessage("client version 1.23 is too old.");
        assertThat(error(400, "application/json", "{broken")).hasMessage("{broken");
        assertThat(error(400, "application/json", "{\"other\":1}")).hasMessage("{\"other\":1}");
    }

    @Test
    void whereNothingIsSaidTheCallIsNamed() {
        assertThat(error(500, "", ""))
                .hasMessage(
                        "tcp://host:2375 answered GET /v1.45/containers/x/json with status 500 and no explanation.");
    }

    @Test
    void aWebPageIsNotShown() {
        assertThat(error(502, "text/html; charset=utf-8", "<html><h1>Bad gateway</h1></html>"))
                .hasMessageContaining("something else than a Docker engine")
                .hasMessageNotContaining("<h1>");
    }

    @Test
    void plainHttpToATlsPortIsTheWrongConnection() {
        EngineException e = error(400, "text/plain", "Client sent an HTTP request to an HTTPS server.\n");
        assertThat(e).hasMessageContaining("speaks TLS only");
        assertThat(e.kind()).isEqualTo(Kind.TLS);
    }

    @Test
    void anEndlessSentenceIsCut() {
        assertThat(error(500, "text/plain", "x".repeat(1_000_000)).getMessage()).hasSizeLessThan(5000);
    }

    @ParameterizedTest
    @CsvSource({
        "400,BAD_REQUEST",
        "401,UNAUTHORIZED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "409,CONFLICT",
        "429,BAD_REQUEST",
        "500,SERVER_ERROR",
        "503,SERVER_ERROR"
    })
    void theStatusDecidesTheKind(int status, Kind kind) {
        EngineException e = error(status, "text/plain", "x");
        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.unanswered()).isFalse();
    }
}
