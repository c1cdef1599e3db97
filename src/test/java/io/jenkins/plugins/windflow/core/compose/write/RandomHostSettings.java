package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.BlockIo;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.CpuLimits;
import io.jenkins.plugins.windflow.core.compose.model.DeviceMapping;
import io.jenkins.plugins.windflow.core.compose.model.DeviceRequest;
import io.jenkins.plugins.windflow.core.compose.model.Devices;
import io.jenkins.plugins.windflow.core.compose.model.MemoryLimits;
import io.jenkins.plugins.windflow.core.compose.model.Resources;
import io.jenkins.plugins.windflow.core.compose.model.RuntimeSettings;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Limits, devices and security settings of every shape that the loader can produce. */
final class RandomHostSettings {
    private final Random random;
    private final Supplier<String> text;
    private final Supplier<Map<String, String>> pairs;
    private final boolean everywhere;

    /** @param everywhere whether every engine must know what is asked for */
    RandomHostSettings(Random random, Supplier<String> text, Supplier<Map<String, String>> pairs, boolean everywhere) {
        this.random = random;
        this.text = text;
        this.pairs = pairs;
        this.everywhere = everywhere;
    }

    void addTo(ServiceBuilder service) {
        service.securityOptions(maybe(this::securityOptions).orElse(List.of()))
                .groups(maybe(() -> List.of("audio", "100")).orElse(List.of()));
        maybe(() -> "host").ifPresent(service::userNamespace);
        maybe(() -> random.nextBoolean() ? "host" : "private").ifPresent(service::cgroupNamespace);
        maybe(this::resources).ifPresent(service::resources);
        maybe(this::devices).ifPresent(service::devices);
        maybe(this::runtime).ifPresent(service::runtime);
    }

    private List<String> securityOptions() {
        return List.of(
                "no-new-privileges=" + random.nextBoolean(),
                "label=type:$x",
                "seccomp={\"a\":[1,\"$y\"],\"b\":{}}",
                "systempaths=unconfined");
    }

    private Resources resources() {
        return new Resources(
                cpu(), memory(), blockIo(), random.nextInt(3) - 1, List.of(new Ulimit("nofile", number(), -1)));
    }

    private CpuLimits cpu() {
        boolean quota = random.nextBoolean();
        return new CpuLimits(
                quota ? 0 : random.nextLong(4_000_000_000L),
                random.nextBoolean() ? 0 : 2 + random.nextInt(1000),
                quota ? 1000 + random.nextInt(1000) : 0,
                quota ? -1 : 0,
                1000,
                random.nextInt(1000),
                maybe(() -> "0-1,3"));
    }

    private MemoryLimits memory() {
        return new MemoryLimits(
                Optional.of(new ByteSize(1L << 30)),
                maybe(() -> new ByteSize(1 + random.nextInt(1 << 30))),
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextBoolean() ? -1 : 1L << 31),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(101)),
                random.nextBoolean(),
                random.nextInt(2001) - 1000,
                maybe(() -> new ByteSize(number())));
    }

    private BlockIo blockIo() {
        List<BlockIo.Rate> rates = List.of(new BlockIo.Rate("/dev/$x", number()));
        return new BlockIo(
                random.nextBoolean() ? 0 : 10,
                List.of(new BlockIo.Weight("/dev/sda", 1000)),
                rates,
                maybe(() -> rates).orElse(List.of()),
                maybe(() -> rates).orElse(List.of()),
                rates);
    }

    private Devices devices() {
        return new Devices(
                List.of(new DeviceMapping("/dev/a", "/dev/b", "rw"), new DeviceMapping("/dev/$x", "/dev/$x", "rwm")),
                everywhere ? List.of() : List.of("vendor.com/class=all"),
                List.of(
                        new DeviceRequest(Optional.empty(), -1, List.of(), List.of("gpu"), pairs.get()),
                        new DeviceRequest(maybe(() -> "nvidia"), 0, List.of("0", "1"), List.of(), Map.of()),
                        new DeviceRequest(Optional.empty(), random.nextInt(3), List.of(), List.of("x"), Map.of())),
                List.of("c 1:3 mr"));
    }

    private RuntimeSettings runtime() {
        return new RuntimeSettings(
                maybe(() -> "runc"),
                maybe(() -> "/$x"),
                pairs.get(),
                pairs.get(),
                everywhere ? Map.of() : Map.of("a.b/c", text.get()));
    }

    private int number() {
        return 1 + random.nextInt(Integer.MAX_VALUE - 1);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }
}
