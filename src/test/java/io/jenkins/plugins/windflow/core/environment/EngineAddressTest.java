package io.jenkins.plugins.windflow.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineAddressTest {
    @Test
    void hostAndPortAreRead() {
        assertThat(EngineAddress.parse("tcp://docker.example.com:2377", 2376))
                .isEqualTo(new EngineAddress("docker.example.com", 2377));
        assertThat(EngineAddress.parse(" tcp://10.0.0.1 ", 2376)).isEqualTo(new EngineAddress("10.0.0.1", 2376));
        assertThat(EngineAddress.parse("tcp://[::1]:99/", 2376)).isEqualTo(new EngineAddress("::1", 99));
    }

    @Test
    void everythingElseIsRefusedWithTheReason() {
        Map<String, String> reasons = Map.of(
                "", "does not begin with tcp://",
                "http://a", "does not begin with tcp://",
                "docker.example.com:2376", "does not begin with tcp://",
                "tcp://", "Expected authority",
                "tcp://user:secret@a", "credentials belong into Jenkins",
                "tcp://a:0", "not between 1 and 65535",
                "tcp://a:70000", "not between 1 and 65535",
                "tcp://a/path", "behind host and port",
                "tcp://a?q", "behind host and port");
        reasons.forEach((text, reason) -> assertThatIllegalArgumentException()
                .as(text)
                .isThrownBy(() -> EngineAddress.parse(text, 1))
                .withMessageContaining(reason)
                .withMessageContaining("tcp://docker.example.com:2376"));
        assertThatIllegalArgumentException().isThrownBy(() -> EngineAddress.parse(null, 1));
    }
}
