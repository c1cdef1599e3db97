package io.jenkins.plugins.windflow.core.docker.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0 ms",
        "7,7 ms",
        "399,400 ms",
        "994,990 ms",
        "999,1 s",
        "1500,1.5 s",
        "4999,5 s",
        "90000,90 s",
        "119999,2 min",
        "600000,10 min"
    })
    void readsWell(long millis, String text) {
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
