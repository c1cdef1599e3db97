package io.jenkins.plugins.windflow.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers that are slower than containers write: what waits is bounded, and the engine is held back. */
@Timeout(180)
class SlowReaderTest {
    private static final int VIEWERS = 100;
    private static final long MOST_EACH = 256 * 1024;

    /** Writes lines that carry their number as fast as it can. */
    private static String writer(TestEngine engine) {
        return engine.run(
                "sh", "-c", "awk 'BEGIN { while (1) { printf \"%d xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\n\", ++n } }'");
    }

    private static long number(LogItem item) {
        String text = ((LogItem.Line) item).line().text();
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    @Test
    void aSlowReaderGetsEveryLineInItsOwnTime() throws Exception {
        TestEngine engine = TestEngines.any();
        String id = writer(engine);
        long read = 0;
        try (LogSession session = LogSession.open(LogRequest.all(List.of(id)).followed(), engine::lease)) {
            for (int batch = 0; batch < 60; batch++) {
                Thread.sleep(20);
                for (LogItem item : session.take(Duration.ofSeconds(30))) {
                    assertThat(number(item)).isEqualTo(++read);
                }
            }
        } finally {
            engine.remove(id);
        }
        assertThat(read).as("lines that were read").isGreaterThan(1_000);
    }

    @Test
    void aHundredViewersThatDoNotReadCostTheirBoundsAndNoMore() throws Exception {
        TestEngine engine = TestEngines.any();
        String id = writer(engine);
        List<LogSession> viewers = new ArrayList<>();
        try {
            LogSession.open(LogRequest.all(List.of(id)).followed(), engine::lease)
                    .close();
            long before = heap();
            for (int viewer = 0; viewer < VIEWERS; viewer++) {
                LogSession session = LogSession.open(LogRequest.all(List.of(id)).followed(), engine::lease);
                viewers.add(session);
                assertThat(session.take(Duration.ofSeconds(30))).isNotEmpty();
            }
            Thread.sleep(2_000);
            assertThat((heap() - before) / VIEWERS).as("bytes of each viewer").isLessThan(MOST_EACH);
        } finally {
            viewers.forEach(LogSession::close);
            engine.remove(id);
        }
    }

    private static long heap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        for (int round = 0; round < 3; round++) {
            System.gc();
            Thread.sleep(100);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
