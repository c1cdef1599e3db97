package io.jenkins.plugins.windflow.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StatsSampleTest {
    /** Control groups version 1: cache under total_inactive_file, operations in capitals, processors counted one by one. */
    private static final String VERSION_1 = """
            {"read": "2026-01-02T03:04:05.5Z",
             "cpu_stats": {"cpu_usage": {"total_usage": 900, "percpu_usage": [450, 450]}, "system_cpu_usage": 10000},
             "precpu_stats": {"cpu_usage": {"total_usage": 400}, "system_cpu_usage": 8000},
             "memory_stats": {"usage": 5000, "limit": 9000, "stats": {"total_inactive_file": 1500, "inactive_file": 1}},
             "networks": {"eth0": {"rx_bytes": 10, "tx_bytes": 20}, "eth1": {"rx_bytes": 1, "tx_bytes": 2}},
             "blkio_stats": {"io_service_bytes_recursive": [{"op": "Read", "value": 7}, {"op": "Write", "value": 8},
                                                            {"op": "Total", "value": 15}, {"op": "Read", "value": 3}]},
             "pids_stats": {"current": 4}}""";

    /** Version 2: cache under inactive_file, operations in small letters, the number of processors given. */
    private static final String VERSION_2 = """
            {"read": "2026-01-02T03:04:05Z",
             "cpu_stats": {"cpu_usage": {"total_usage": 500}, "system_cpu_usage": 4000, "online_cpus": 4},
             "precpu_stats": {"cpu_usage": {"total_usage": 400}, "system_cpu_usage": 3000},
             "memory_stats": {"usage": 800, "limit": 1000, "stats": {"inactive_file": 300}},
             "blkio_stats": {"io_service_bytes_recursive": [{"op": "read", "value": 5}, {"op": "write", "value": 6}]},
             "pids_stats": {"current": 1}}""";

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void readsTheFormOfVersion1() throws JsonProcessingException {
        StatsSample sample = StatsSample.of(json(VERSION_1));

        assertThat(sample)
                .isEqualTo(
                        new StatsSample(Instant.parse("2026-01-02T03:04:05.5Z"), 50.0, 3500, 9000, 11, 22, 10, 8, 4));
    }

    @Test
    void readsTheFormOfVersion2() throws JsonProcessingException {
        StatsSample sample = StatsSample.of(json(VERSION_2));

        assertThat(sample.cpuPercent()).isCloseTo(40.0, within(0.001));
        assertThat(sample.memory()).isEqualTo(500);
        assertThat(sample.read()).isEqualTo(5);
        assertThat(sample.written()).isEqualTo(6);
        assertThat(sample.received()).isZero();
    }

    @Test
    void theFirstAnswerOfAStreamSaysNothingAboutTheProcessor() throws JsonProcessingException {
        StatsSample sample = StatsSample.of(json(VERSION_2.replace(", \"system_cpu_usage\": 3000", "")));

        assertThat(sample.cpuPercent()).isNaN();
        assertThat(sample.document()).containsEntry("cpuPercent", null);
    }

    @Test
    void aCacheThatIsLargerThanTheUseIsNotTakenOff() throws JsonProcessingException {
        assertThat(StatsSample.of(json(VERSION_2.replace("300", "900"))).memory())
                .isEqualTo(800);
    }

    @EachEngine
    void samplesMoveUntilNobodyLooks(TestEngine engine) {
        String id = engine.run("/bin/sh", "-c", "while true; do :; done");
        int before = openConnections(engine);
        List<StatsSample> samples = new CopyOnWriteArrayList<>();
        try (StatsFollower follower = new StatsFollower(engine::lease, id, samples::add, reason -> {}).start()) {
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> samples.size() >= 3);
            assertThat(samples.getLast().cpuPercent()).isGreaterThan(1);
            assertThat(samples.getLast().memory()).isPositive();
            assertThat(samples.getLast().pids()).isPositive();
            assertThat(follower.recent()).hasSizeGreaterThanOrEqualTo(3);
        } finally {
            engine.remove(id);
        }
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> openConnections(engine) <= before + 1);
    }

    private static int openConnections(TestEngine engine) {
        try (var lease = engine.lease()) {
            return lease.engine().openConnections();
        }
    }

    @EachEngine
    void whoFollowsAContainerThatIsGoneIsTold(TestEngine engine) throws Exception {
        CompletableFuture<String> reason = new CompletableFuture<>();
        try (StatsFollower follower = new StatsFollower(engine::lease, "wf-nobody", sample -> {}, reason::complete)) {
            follower.start();
            assertThat(reason.get(10, TimeUnit.SECONDS)).contains("wf-nobody");
        }
    }
}
