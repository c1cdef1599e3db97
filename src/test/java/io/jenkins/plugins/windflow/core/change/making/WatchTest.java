package io.jenkins.plugins.windflow.core.change.making;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine's clock may be wrong, or jump: what counts is how long this process has seen a container run. */
class WatchTest {
    private static final long BEGUN = 5_000_000_000L;

    private static ObjectNode running(String since) {
        ObjectNode inspect = JsonNodeFactory.instance.objectNode().put("Name", "/shop-web-1");
        inspect.putObject("State").put("Status", "running").put("Running", true).put("StartedAt", since);
        return inspect;
    }

    private static long after(double seconds) {
        return BEGUN + (long) (seconds * 1e9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2099-12-31T23:59:59Z", "0001-01-01T00:00:00Z"})
    void theTimesOfTheEngineDoNotCount(String since) {
        Watch watch = new Watch("id", "web", 0, false, Duration.ofSeconds(5), false);

        assertThat(watch.look(running(since), after(0)).standing()).isEqualTo(Watch.Standing.WAITING);
        assertThat(watch.look(running("2030-01-01T00:00:00Z"), after(4.9)).standing())
                .isEqualTo(Watch.Standing.WAITING);
        assertThat(watch.look(running(since), after(5)).standing()).isEqualTo(Watch.Standing.READY);
    }
}
