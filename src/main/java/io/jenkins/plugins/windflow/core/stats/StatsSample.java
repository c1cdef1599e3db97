package io.jenkins.plugins.windflow.core.stats;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a container used at a moment, from one answer of Docker's stats call; the forms of control groups version 1 and 2 are
 * read alike.
 *
 * @param time of the engine
 * @param cpuPercent since the answer before: 100 is one processor, as {@code docker stats} shows it; NaN when there was none
 *     before
 * @param memory bytes, without the file cache that the kernel can take back at any time
 * @param memoryLimit bytes; the host's memory where the container has no limit
 * @param received bytes since the container started, all networks together
 * @param sent likewise
 * @param read bytes from disks since the container started
 * @param written likewise
 * @param pids processes and threads
 */
public record StatsSample(
        Instant time,
        double cpuPercent,
        long memory,
        long memoryLimit,
        long received,
        long sent,
        long read,
        long written,
        long pids) {
    private static final double PERCENT = 100.0;

    /** @param stats an answer; one of a container that does not run has no figures but noughts */
    public static StatsSample of(JsonNode stats) {
        JsonNode memory = stats.path("memory_stats");
        return new StatsSample(
                time(stats.path("read").asText("")),
                cpu(stats.path("cpu_stats"), stats.path("precpu_stats")),
                memory(memory),
                memory.path("limit").asLong(),
                sum(stats.path("networks"), "rx_bytes"),
                sum(stats.path("networks"), "tx_bytes"),
                blocks(stats.path("blkio_stats"), "read"),
                blocks(stats.path("blkio_stats"), "write"),
                stats.path("pids_stats").path("current").asLong());
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.now();
        }
    }

    /** The first answer of a stream has nothing before it: its use would be an average since the container started. */
    private static double cpu(JsonNode now, JsonNode before) {
        if (!before.has("system_cpu_usage")) {
            return Double.NaN;
        }
        double system = now.path("system_cpu_usage").asDouble()
                - before.path("system_cpu_usage").asDouble();
        double used = now.path("cpu_usage").path("total_usage").asDouble()
                - before.path("cpu_usage").path("total_usage").asDouble();
        return system <= 0 || used < 0 ? 0 : used / system * processors(now) * PERCENT;
    }

    private static int processors(JsonNode cpu) {
        int online = cpu.path("online_cpus").asInt();
        return online > 0
                ? online
                : Math.max(1, cpu.path("cpu_usage").path("percpu_usage").size());
    }

    private static long memory(JsonNode memory) {
        JsonNode details = memory.path("stats");
        long usage = memory.path("usage").asLong();
        long cache = details.path("total_inactive_file")
                .asLong(details.path("inactive_file").asLong());
        return cache < usage ? usage - cache : usage;
    }

    private static long sum(JsonNode networks, String key) {
        long total = 0;
        for (JsonNode network : networks) {
            total += network.path(key).asLong();
        }
        return total;
    }

    /** Version 1 says Read, version 2 says read. */
    private static long blocks(JsonNode blocks, String operation) {
        long total = 0;
        for (JsonNode entry : blocks.path("io_service_bytes_recursive")) {
            if (entry.path("op").asText().toLowerCase(Locale.ROOT).equals(operation)) {
                total += entry.path("value").asLong();
            }
        }
        return total;
    }

    /** As an answer; the use of the processor is null where nobody knows it yet. */
    public Map<String, Object> document() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", time.toString());
        json.put("cpuPercent", Double.isNaN(cpuPercent) ? null : Math.round(cpuPercent * PERCENT) / PERCENT);
        json.put("memory", memory);
        json.put("memoryLimit", memoryLimit);
        json.put("received", received);
        json.put("sent", sent);
        json.put("read", read);
        json.put("written", written);
        json.put("pids", pids);
        return json;
    }
}
