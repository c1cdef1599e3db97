package io.jenkins.plugins.windflow.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginePathTest {
    @Test
    void namesKeepTheirPlace() {
        assertThat(EnginePath.of("containers", "web-1", "json")).isEqualTo("/containers/web-1/json");
        assertThat(EnginePath.of("images", "reg:5000/a/b:1@sha256:ab", "json"))
                .isEqualTo("/images/reg:5000/a/b:1@sha256:ab/json");
        assertThat(EnginePath.of("volumes", "a b?c#d%e\nf")).isEqualTo("/volumes/a%20b%3Fc%23d%25e%0Af");
        assertThat(EnginePath.of("volumes", "größe")).isEqualTo("/volumes/gr%C3%B6%C3%9Fe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/../b", "/a", "a/", "a//b"})
    void noNameLeavesItsPlace(String name) {
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> EnginePath.of("images", name, "json"));
    }

    @Test
    void queriesAreEncodedAndInOrder() {
        assertThat(EnginePath.withQuery("/x", Map.of("b", "1&2=3", "a", "+ /")))
                .isEqualTo("/x?a=%2B%20%2F&b=1%262%3D3");
        assertThat(EnginePath.withQuery("/x", Map.of())).isEqualTo("/x");
    }
}
