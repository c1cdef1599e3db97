package io.jenkins.plugins.windflow.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallKindTest {
    @ParameterizedTest
    @CsvSource({
        "GET,/containers/json,READ",
        "GET,/v1.45/containers/x/json,READ",
        "HEAD,/_ping,READ",
        "HEAD,/v1.45/containers/x/archive,READ",
        "GET,/images/a/b:1/json,READ",
        "GET,/exec/x/json,READ",
        "GET,/containers/events/json,READ",
        "POST,/containers/create,WRITE",
        "POST,/v1.45/containers/x/stop,WRITE",
        "DELETE,/images/build,WRITE",
        "DELETE,/v1.45/volumes/x,WRITE",
        "POST,/images/x/tag,WRITE",
        "POST,/exec/x/resize,WRITE",
        "POST,/containers/logs/start,WRITE",
        "POST,/v1.45/images/create,TRANSFER",
        "POST,/build,TRANSFER",
        "POST,/images/load,TRANSFER",
        "POST,/images/reg:5000/a/b/push,TRANSFER",
        "GET,/images/a/get,TRANSFER",
        "GET,/images/get,TRANSFER",
        "GET,/v1.45/system/df,TRANSFER",
        "GET,/containers/x/archive,TRANSFER",
        "PUT,/v1.45/containers/x/archive,TRANSFER",
        "GET,/containers/x/export,TRANSFER",
        "GET,/v1.45/events,ENDLESS",
        "GET,/containers/x/logs,ENDLESS",
        "GET,/containers/x/stats,ENDLESS",
        "POST,/containers/x/wait,ENDLESS",
        "POST,/containers/x/attach,ENDLESS",
        "POST,/exec/x/start,ENDLESS",
        "GET,/services/x/logs,ENDLESS"
    })
    void isToldByMethodAndPath(String method, String path, CallKind kind) {
        assertThat(CallKind.of(method, path)).isEqualTo(kind);
    }

    @Test
    void theTimeGivenToAStopIsAdded() {
        Timeouts timeouts = Timeouts.DEFAULT;
        assertThat(CallKind.patience("/v1.45/containers/x/stop?t=300", timeouts))
                .isEqualTo(timeouts.slow().plus(Duration.ofSeconds(300)));
        assertThat(CallKind.patience("/v1.45/containers/x/stop", timeouts)).isEqualTo(timeouts.slow());
    }
}
