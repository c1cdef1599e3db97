package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.BlockIo;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.CpuLimits;
import io.jenkins.plugins.windflow.core.compose.model.MemoryLimits;
import io.jenkins.plugins.windflow.core.compose.model.Resources;
import io.jenkins.plugins.windflow.core.compose.model.Ulimit;
import java.util.List;
import java.util.Optional;

/** What a service's containers may use, in the engine's terms. What is not asked for is left to the engine. */
final class ResourceBody {
    private final ObjectNode host;

    private ResourceBody(ObjectNode host) {
        this.host = host;
    }

    static void add(ObjectNode host, Resources resources) {
        ResourceBody body = new ResourceBody(host);
        body.cpu(resources.cpu());
        body.memory(resources.memory());
        body.blockIo(resources.blockIo());
        body.number("PidsLimit", resources.processes());
        body.ulimits(resources.ulimits());
    }

    private void cpu(CpuLimits cpu) {
        number("NanoCpus", cpu.nanoCpus());
        number("CpuShares", cpu.shares());
        number("CpuPeriod", cpu.period());
        number("CpuQuota", cpu.quota());
        number("CpuRealtimePeriod", cpu.realtimePeriod());
        number("CpuRealtimeRuntime", cpu.realtimeRuntime());
        cpu.set().ifPresent(set -> host.put("CpusetCpus", set));
    }

    private void memory(MemoryLimits memory) {
        size("Memory", memory.limit());
        size("MemoryReservation", memory.reservation());
        memory.swapLimit().ifPresent(bytes -> host.put("MemorySwap", bytes));
        memory.swappiness().ifPresent(percent -> host.put("MemorySwappiness", percent));
        if (memory.oomKillDisabled()) {
            host.put("OomKillDisable", true);
        }
        number("OomScoreAdj", memory.oomScoreAdjustment());
        size("ShmSize", memory.sharedMemory());
    }

    private void blockIo(BlockIo blockIo) {
        number("BlkioWeight", blockIo.weight());
        if (!blockIo.deviceWeights().isEmpty()) {
            ArrayNode devices = host.putArray("BlkioWeightDevice");
            blockIo.deviceWeights()
                    .forEach(device ->
                            devices.addObject().put("Path", device.path()).put("Weight", device.weight()));
        }
        rates("BlkioDeviceReadBps", blockIo.readBytes());
        rates("BlkioDeviceReadIOps", blockIo.readOperations());
        rates("BlkioDeviceWriteBps", blockIo.writeBytes());
        rates("BlkioDeviceWriteIOps", blockIo.writeOperations());
    }

    private void rates(String key, List<BlockIo.Rate> rates) {
        if (!rates.isEmpty()) {
            ArrayNode devices = host.putArray(key);
            rates.forEach(
                    device -> devices.addObject().put("Path", device.path()).put("Rate", device.rate()));
        }
    }

    private void ulimits(List<Ulimit> ulimits) {
        if (!ulimits.isEmpty()) {
            ArrayNode limits = host.putArray("Ulimits");
            ulimits.forEach(limit -> limits.addObject()
                    .put("Name", limit.name())
                    .put("Soft", limit.soft())
                    .put("Hard", limit.hard()));
        }
    }

    private void number(String key, long number) {
        if (number != 0) {
            host.put(key, number);
        }
    }

    private void size(String key, Optional<ByteSize> size) {
        size.ifPresent(amount -> host.put(key, amount.bytes()));
    }
}
