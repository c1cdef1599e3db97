package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.load.syntax.ProcessorCounts;
import io.jenkins.plugins.windflow.core.compose.model.BlockIo;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.CpuLimits;
import io.jenkins.plugins.windflow.core.compose.model.MemoryLimits;
import io.jenkins.plugins.windflow.core.compose.model.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what a service's containers may use, all of it as keys of the service itself. */
final class ResourceWriter {
    private final Section keys;

    private ResourceWriter(Section keys) {
        this.keys = keys;
    }

    static void write(Resources resources, Section keys) {
        new ResourceWriter(keys).resources(resources);
    }

    private void resources(Resources resources) {
        cpu(resources.cpu());
        memory(resources.memory());
        keys.putFilled("blkio_config", blockIo(resources.blockIo()));
        number("pids_limit", resources.processes());
        keys.putFilled("ulimits", UlimitWriter.limits(resources.ulimits()));
    }

    private void cpu(CpuLimits cpu) {
        if (cpu.nanoCpus() != 0) {
            keys.put("cpus", ProcessorCounts.print(cpu.nanoCpus()));
        }
        number("cpu_shares", cpu.shares());
        number("cpu_period", cpu.period());
        number("cpu_quota", cpu.quota());
        number("cpu_rt_period", cpu.realtimePeriod());
        number("cpu_rt_runtime", cpu.realtimeRuntime());
        keys.put("cpuset", cpu.set());
    }

    private void memory(MemoryLimits memory) {
        size("mem_limit", memory.limit());
        size("mem_reservation", memory.reservation());
        // Unlimited (-1) must be a number: docker compose does not read it as a text.
        memory.swapLimit().ifPresent(bytes -> keys.putValue("memswap_limit", Optional.of(bytes)));
        memory.swappiness().ifPresent(percent -> keys.putValue("mem_swappiness", Optional.of(percent)));
        keys.putFlag("oom_kill_disable", memory.oomKillDisabled());
        keys.putNumber("oom_score_adj", memory.oomScoreAdjustment());
        size("shm_size", memory.sharedMemory());
    }

    private static Map<String, Object> blockIo(BlockIo blockIo) {
        Section config = new Section();
        config.putNumber("weight", blockIo.weight());
        config.putFilled(
                "weight_device",
                blockIo.deviceWeights().stream()
                        .map(device -> device(device.path(), "weight", device.weight()))
                        .toList());
        rates(config, "device_read_bps", blockIo.readBytes());
        rates(config, "device_read_iops", blockIo.readOperations());
        rates(config, "device_write_bps", blockIo.writeBytes());
        rates(config, "device_write_iops", blockIo.writeOperations());
        return config.keys();
    }

    private static void rates(Section config, String key, List<BlockIo.Rate> rates) {
        config.putFilled(
                key,
                rates.stream()
                        .map(device -> device(device.path(), "rate", device.rate()))
                        .toList());
    }

    private static Map<String, Object> device(String path, String key, long value) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("path", Section.literal(path));
        device.put(key, value);
        return device;
    }

    private void number(String key, long number) {
        if (number != 0) {
            keys.putValue(key, Optional.of(number));
        }
    }

    private void size(String key, Optional<ByteSize> size) {
        keys.put(key, size.map(amount -> Long.toString(amount.bytes())));
    }
}
