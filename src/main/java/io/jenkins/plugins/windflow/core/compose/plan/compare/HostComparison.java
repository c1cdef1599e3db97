package io.jenkins.plugins.windflow.core.compose.plan.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds in what a container's share of the Docker host is not as asked: limits, devices, isolation. Engines write their
 * own defaults where nothing was asked for; Podman writes so many that with it only what was asked for counts.
 */
final class HostComparison {
    private static final long DEFAULT_SHARED_MEMORY = 64L * 1024 * 1024;
    /** {@code docker compose} counts processors in floating point of 32 bits: equal to seven digits is equal. */
    private static final long PROCESSOR_PRECISION = 4_000_000;

    private final JsonNode asked;
    private final JsonNode observed;
    private final ObservedStack stack;
    private final List<Difference> differences = new ArrayList<>();

    private HostComparison(JsonNode asked, JsonNode observed, ObservedStack stack) {
        this.asked = asked;
        this.observed = observed;
        this.stack = stack;
    }

    /**
     * Everything that differs.
     *
     * @param asked {@code HostConfig} of the body
     * @param observed {@code HostConfig} of the container
     */
    static List<Difference> of(JsonNode asked, JsonNode observed, ObservedStack stack) {
        HostComparison comparison = new HostComparison(asked, observed, stack);
        comparison.processors();
        comparison.memory();
        comparison.blockIo();
        comparison.processes();
        comparison.devices();
        comparison.isolation();
        comparison.settings();
        return comparison.differences;
    }

    private void processors() {
        long nanos = asked.path("NanoCpus").asLong();
        long difference = Math.abs(nanos - observed.path("NanoCpus").asLong());
        compare("cpus", "NanoCpus", difference <= nanos / PROCESSOR_PRECISION);
        numbers("cpu_shares", "CpuShares");
        numbers("cpu_period", "CpuPeriod");
        numbers("cpu_quota", "CpuQuota");
        numbers("cpu_rt_period", "CpuRealtimePeriod");
        numbers("cpu_rt_runtime", "CpuRealtimeRuntime");
        texts("cpuset", "CpusetCpus", "");
    }

    private void memory() {
        numbers("mem_limit", "Memory");
        numbers("mem_reservation", "MemoryReservation");
        compare("memswap_limit", "MemorySwap", sameSwap());
        compare(
                "mem_swappiness",
                "MemorySwappiness",
                asked.path("MemorySwappiness").asInt(-1)
                        == observed.path("MemorySwappiness").asInt(-1));
        compare(
                "oom_kill_disable",
                "OomKillDisable",
                asked.path("OomKillDisable").asBoolean()
                        == observed.path("OomKillDisable").asBoolean());
        numbers("oom_score_adj", "OomScoreAdj");
        long size = observed.path("ShmSize").asLong();
        compare(
                "shm_size",
                "ShmSize",
                asked.path("ShmSize").asLong(DEFAULT_SHARED_MEMORY) == (size == 0 ? DEFAULT_SHARED_MEMORY : size));
    }

    /** Where swap cannot be limited the engine notes -1; where it can, it allows as much again as there is memory. */
    private boolean sameSwap() {
        long limit = observed.path("Memory").asLong();
        long swap = observed.path("MemorySwap").asLong();
        boolean unlimited = limit > 0 && !stack.defaults().swapLimit() && swap == -1;
        if (asked.has("MemorySwap")) {
            return swap == asked.path("MemorySwap").asLong() || unlimited;
        }
        return swap == 0 || swap == 2 * limit || unlimited;
    }

    private void blockIo() {
        boolean same = asked.path("BlkioWeight").asInt()
                == observed.path("BlkioWeight").asInt();
        for (String key : List.of(
                "BlkioWeightDevice",
                "BlkioDeviceReadBps",
                "BlkioDeviceReadIOps",
                "BlkioDeviceWriteBps",
                "BlkioDeviceWriteIOps")) {
            same &= set(asked.path(key)).equals(set(observed.path(key)));
        }
        differIf("blkio_config", !same);
    }

    private void processes() {
        compare(
                "pids_limit",
                "PidsLimit",
                Math.max(0, asked.path("PidsLimit").asLong())
                        == Math.max(0, observed.path("PidsLimit").asLong()));
        compare("ulimits", "Ulimits", set(asked.path("Ulimits")).equals(set(observed.path("Ulimits"))));
    }

    private void devices() {
        differIf(
                "devices",
                !set(asked.path("Devices")).equals(set(observed.path("Devices")))
                        || !requests(asked, true).equals(requests(observed, true)));
        differIf("gpus", !requests(asked, false).equals(requests(observed, false)));
        sets("device_cgroup_rules", "DeviceCgroupRules");
    }

    /** The requests to drivers as texts; those by names of the Container Device Interface, or the others. */
    private static List<String> requests(JsonNode host, boolean named) {
        List<String> requests = new ArrayList<>();
        for (JsonNode request : host.path("DeviceRequests")) {
            String driver = request.path("Driver").asText("");
            if (driver.equals("cdi") == named) {
                requests.add(driver + " " + request.path("Count").asInt() + " " + set(request.path("DeviceIDs")) + " "
                        + set(request.path("Capabilities").path(0)) + " "
                        + ImageDefaults.strings(request.path("Options")));
            }
        }
        requests.sort(null);
        return requests;
    }

    private void isolation() {
        differIf("read_only", flag(asked, "ReadonlyRootfs") != flag(observed, "ReadonlyRootfs"));
        differIf("privileged", flag(asked, "Privileged") != flag(observed, "Privileged"));
        if (!flag(asked, "Privileged")) {
            differIf("cap_add", !capabilities(asked.path("CapAdd")).equals(capabilities(observed.path("CapAdd"))));
            differIf("cap_drop", !capabilities(asked.path("CapDrop")).equals(capabilities(observed.path("CapDrop"))));
        }
        differIf("security_opt", !new SecurityOptions(asked, asked).sameAs(new SecurityOptions(observed, asked)));
        texts("userns_mode", "UsernsMode", "");
        compare("cgroup", "CgroupnsMode", sameCgroupNamespace());
        sets("group_add", "GroupAdd");
    }

    private static Set<String> capabilities(JsonNode array) {
        Set<String> names = new TreeSet<>();
        array.forEach(name -> {
            String upper = name.asText().toUpperCase(Locale.ROOT);
            names.add(upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper);
        });
        return names;
    }

    /** Where nothing is asked for, privileged containers may be left in the host's namespace. */
    private boolean sameCgroupNamespace() {
        String mode = observed.path("CgroupnsMode").asText("");
        boolean usual = mode.isEmpty()
                || mode.equals(stack.defaults().cgroupNamespace())
                || flag(asked, "Privileged") && mode.equals("host");
        return asked.has("CgroupnsMode")
                ? mode.equals(asked.path("CgroupnsMode").asText())
                : usual;
    }

    private void settings() {
        texts("runtime", "Runtime", stack.defaults().runtime());
        texts("cgroup_parent", "CgroupParent", "");
        pairs("sysctls", "Sysctls");
        pairs("storage_opt", "StorageOpt");
        pairs("annotations", "Annotations");
    }

    private static boolean flag(JsonNode host, String key) {
        return host.path(key).asBoolean();
    }

    private void numbers(String composeKey, String key) {
        compare(composeKey, key, asked.path(key).asLong() == observed.path(key).asLong());
    }

    private void texts(String composeKey, String key, String usual) {
        compare(composeKey, key, text(asked, key, usual).equals(text(observed, key, usual)));
    }

    private static String text(JsonNode host, String key, String usual) {
        String text = host.path(key).asText("");
        return text.isEmpty() ? usual : text;
    }

    private void sets(String composeKey, String key) {
        compare(composeKey, key, set(asked.path(key)).equals(set(observed.path(key))));
    }

    private void pairs(String composeKey, String key) {
        Map<String, String> pairs = ImageDefaults.strings(observed.path(key));
        if (stack.podman()) {
            pairs.keySet().retainAll(ImageDefaults.strings(asked.path(key)).keySet());
        }
        compare(composeKey, key, ImageDefaults.strings(asked.path(key)).equals(pairs));
    }

    /** The entries of an array whose order does not matter, as texts; objects with their keys in one order. */
    private static Set<String> set(JsonNode array) {
        Set<String> entries = new TreeSet<>();
        array.forEach(entry ->
                entries.add(entry.isObject() ? ImageDefaults.strings(entry).toString() : entry.asText()));
        return entries;
    }

    private void compare(String composeKey, String key, boolean same) {
        differIf(composeKey, !same && (asked.has(key) || !stack.podman()));
    }

    private void differIf(String composeKey, boolean different) {
        if (different) {
            differences.add(new Difference(composeKey, ""));
        }
    }
}
