package io.jenkins.plugins.windflow.core.docker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimeTest {
    private final LogTime times = new LogTime();

    private Instant read(String text) {
        byte[] bytes = ("##" + text).getBytes(StandardCharsets.UTF_8);
        return times.read(bytes, 2, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05.123456789Z",
                "2026-01-02T03:04:05.1Z",
                "2026-12-31T23:59:59Z",
                "1970-01-01T00:00:00.000000001Z",
                "2024-02-29T12:00:00.000Z",
                "2026-01-02T03:04:05.123456789+01:00",
                "2026-01-02T03:04:05-11:30"
            })
    void timesAreReadWithAndWithoutTextBehindThem(String time) {
        assertThat(read(time)).isEqualTo(Instant.parse(time));
        assertThat(read(time + " text")).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "2026-01-02",
                "2026-01-02T03:04:05",
                "2026-01-02T03:04:05.Z",
                "2026-01-02T03:04:05.1234567890Z",
                "2026-02-30T03:04:05Z",
                "2026-13-01T03:04:05Z",
                "2026-01-02T0a:04:05Z",
                "2026-01-02T03-04-05Z",
                "2026-01-02T03:04:05ZZ",
                "2026-01-02T03:04:05.123456789Zis there no space"
            })
    void allElseIsNone(String text) {
        assertThat(read(text)).isNull();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(7);
        for (int number = 0; number < 1_000; number++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
            StringBuilder text = new StringBuilder();
            times.write(time, text);
            assertThat(text).hasSize(LogTime.LENGTH);
            assertThat(read(text.toString())).isEqualTo(time);
        }
    }
}
