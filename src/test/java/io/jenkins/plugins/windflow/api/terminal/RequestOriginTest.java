package io.jenkins.plugins.windflow.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOriginTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "http://ci.example.com, ci.example.com, none",
                "http://ci.example.com:8080, ci.example.com:8080, none",
                "https://ci.example.com, ci.example.com:443, none",
                "https://CI.example.com, ci.EXAMPLE.com, none",
                "https://ci.example.com, 10.0.0.5:8080, https://ci.example.com/jenkins/",
                "https://ci.example.com:443, 10.0.0.5:8080, https://ci.example.com/jenkins/",
                "http://[::1]:8080, [::1]:8080, none"
            })
    void ourOwnPages(String origin, String host, String rootUrl) {
        assertThat(RequestOrigin.isOurs(origin, host, rootUrl)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "http://evil.example, ci.example.com, https://ci.example.com/",
                "http://ci.example.com.evil.example, ci.example.com, none",
                "http://ci.example.com:81, ci.example.com, none",
                "null, ci.example.com, none",
                "'', ci.example.com, none",
                "not an origin, ci.example.com, none",
                "file://, ci.example.com, none",
                "null, none, none"
            })
    void strangers(String origin, String host, String rootUrl) {
        assertThat(RequestOrigin.isOurs(origin, host, rootUrl)).isFalse();
    }
}
