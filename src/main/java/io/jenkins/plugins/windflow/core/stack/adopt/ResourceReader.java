package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.BlockIo;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.CpuLimits;
import io.jenkins.plugins.windflow.core.compose.model.MemoryLimits;
import io.jenkins.plugins.windflow.core.compose.model.Resources;
import io.jenkins.plugins.windflow.core.compose.model.Ulimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what a container may use of the host, without what engines write where nothing was asked for. */
final class ResourceReader {
    private static final long DEFAULT_SHARED_MEMORY = 64L * 1024 * 1024;

    private final JsonNode host;
    private final boolean swapLimit;

    private ResourceReader(JsonNode host, boolean swapLimit) {
        this.host = host;
        this.swapLimit = swapLimit;
    }

    /** @param swapLimit whether the engine's kernel can limit swap: where it cannot, the engine notes no limit */
    static Resources read(JsonNode host, boolean swapLimit) {
        ResourceReader reader = new ResourceReader(host, swapLimit);
        return new Resources(
                reader.processors(),
                reader.memory(),
                reader.blockIo(),
                Math.max(0, host.path("PidsLimit").asLong()),
                reader.ulimits());
    }

    private CpuLimits processors() {
        return new CpuLimits(
                host.path("NanoCpus").asLong(),
                host.path("CpuShares").asLong(),
                host.path("CpuPeriod").asLong(),
                host.path("CpuQuota").asLong(),
                host.path("CpuRealtimePeriod").asLong(),
                host.path("CpuRealtimeRuntime").asLong(),
                Optional.of(host.path("CpusetCpus").asText("")).filter(set -> !set.isEmpty()));
    }

    private MemoryLimits memory() {
        int swappiness = host.path("MemorySwappiness").asInt(-1);
        return new MemoryLimits(
                size("Memory"),
                size("MemoryReservation"),
                swap(),
                swappiness < 0 ? OptionalInt.empty() : OptionalInt.of(swappiness),
                host.path("OomKillDisable").asBoolean(),
                host.path("OomScoreAdj").asInt(),
                size("ShmSize").filter(size -> size.bytes() != DEFAULT_SHARED_MEMORY));
    }

    private Optional<ByteSize> size(String key) {
        long bytes = host.path(key).asLong();
        return bytes > 0 ? Optional.of(new ByteSize(bytes)) : Optional.empty();
    }

    /** Where nothing is asked for there is as much swap again as there is memory. */
    private OptionalLong swap() {
        long limit = host.path("Memory").asLong();
        long swap = host.path("MemorySwap").asLong();
        boolean usual = swap == 0 || limit > 0 && (swap == 2 * limit || swap == -1 && !swapLimit);
        return usual ? OptionalLong.empty() : OptionalLong.of(swap);
    }

    private BlockIo blockIo() {
        List<BlockIo.Weight> weights = new ArrayList<>();
        host.path("BlkioWeightDevice")
                .forEach(device -> weights.add(new BlockIo.Weight(
                        device.path("Path").asText(), device.path("Weight").asInt())));
        return new BlockIo(
                host.path("BlkioWeight").asInt(),
                weights,
                rates("BlkioDeviceReadBps"),
                rates("BlkioDeviceReadIOps"),
                rates("BlkioDeviceWriteBps"),
                rates("BlkioDeviceWriteIOps"));
    }

    private List<BlockIo.Rate> rates(String key) {
        List<BlockIo.Rate> rates = new ArrayList<>();
        host.path(key)
                .forEach(device -> rates.add(new BlockIo.Rate(
                        device.path("Path").asText(), device.path("Rate").asLong())));
        return rates;
    }

    private List<Ulimit> ulimits() {
        List<Ulimit> limits = new ArrayList<>();
        host.path("Ulimits")
                .forEach(limit -> limits.add(new Ulimit(
                        limit.path("Name").asText(),
                        limit.path("Soft").asLong(),
                        limit.path("Hard").asLong())));
        return limits;
    }
}
