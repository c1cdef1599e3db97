package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.change.making.Watch;
import io.jenkins.plugins.windflow.core.compose.apply.Lookout.Look;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Lookout lookout = new Lookout(new Watch("c0ffee", "db", 0, false, Duration.ZERO, false));

    private static JsonNode inspect(String health) {
        ObjectNode inspect =
                JsonNodeFactory.instance.objectNode().put("Id", "c0ffee").put("Name", "/db");
        ObjectNode state = inspect.putObject("State").put("Status", "running").put("Running", true);
        state.putObject("Health").put("Status", health);
        return inspect;
    }

    /** An engine that takes a while to answer. */
    private JsonNode ask(String id) throws InterruptedException {
        assertThat(id).isEqualTo("c0ffee");
        asked.incrementAndGet();
        Thread.sleep(20);
        return inspect("starting");
    }

    @Test
    void allWhoWaitForAContainerShareOneLook() throws Exception {
        List<Future<Look>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                waiting.add(threads.submit(() -> lookout.look(this::ask)));
            }
        }

        Set<Look> looks = new HashSet<>();
        for (Future<Look> look : waiting) {
            looks.add(look.get());
        }
        assertThat(looks).hasSize(1);
        assertThat(asked).hasValue(1);
        assertThat(looks.iterator().next().verdict().standing()).isEqualTo(Watch.Standing.WAITING);
    }

    @Test
    void looksAgainWhenThatIsDue() throws Exception {
        Look first = lookout.look(this::ask);
        assertThat(lookout.look(this::ask)).isSameAs(first);

        Thread.sleep(Duration.ofNanos(first.due() - System.nanoTime()));

        Look second = lookout.look(id -> inspect("healthy"));
        assertThat(second.verdict().isGood()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void takesWhatSomebodyElseHasSeen() throws Exception {
        lookout.look(this::ask);

        Look seen = lookout.seen(inspect("healthy"));

        assertThat(seen.verdict().isGood()).isTrue();
        assertThat(lookout.look(this::ask)).isSameAs(seen);
    }

    @Test
    void aLookThatFailsIsNobodysAnswer() throws Exception {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> lookout.look(id -> {
                    throw new IOException("away");
                }));

        assertThat(lookout.look(this::ask)).isNotNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void looksGetRarerTheLongerItTakes() {
        assertThat(Lookout.pause(Duration.ZERO)).isEqualTo(Duration.ofMillis(100));
        assertThat(Lookout.pause(Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(300));
        assertThat(Lookout.pause(Duration.ofMinutes(2))).isEqualTo(Duration.ofMillis(500));
    }
}
