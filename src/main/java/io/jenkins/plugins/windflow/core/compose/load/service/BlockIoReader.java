package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.model.BlockIo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads {@code blkio_config} of a service. */
final class BlockIoReader {
    private static final int LEAST_WEIGHT = 10;
    private static final int MOST_WEIGHT = 1000;

    private final Reading reading;

    BlockIoReader(Reading reading) {
        this.reading = reading;
    }

    BlockIo read(Fields service) {
        return service.section("blkio_config", Scope.BLKIO, reading)
                .map(this::blockIo)
                .orElse(BlockIo.NONE);
    }

    private BlockIo blockIo(Fields config) {
        return new BlockIo(
                weight(config).orElse(0),
                devices(config, "weight_device", Scope.BLKIO_WEIGHT, this::deviceWeight),
                devices(config, "device_read_bps", Scope.BLKIO_RATE, this::rate),
                devices(config, "device_read_iops", Scope.BLKIO_RATE, this::rate),
                devices(config, "device_write_bps", Scope.BLKIO_RATE, this::rate),
                devices(config, "device_write_iops", Scope.BLKIO_RATE, this::rate));
    }

    private static Optional<Integer> weight(Fields fields) {
        return fields.integer("weight", LEAST_WEIGHT, MOST_WEIGHT);
    }

    private <T> List<T> devices(Fields config, String key, Scope scope, BiFunction<Fields, String, Optional<T>> read) {
        List<T> devices = new ArrayList<>();
        List<Node> items = config.items(key);
        for (int index = 0; index < items.size(); index++) {
            String path = config.path(key) + "[" + index + "]";
            Optional<Mapping> mapping = reading.values().mapping(items.get(index), path);
            mapping.map(entry -> Fields.of(entry, scope, path, reading))
                    .flatMap(fields -> device(fields).flatMap(device -> read.apply(fields, device)))
                    .ifPresent(devices::add);
        }
        return devices;
    }

    private Optional<String> device(Fields entry) {
        Optional<String> path = entry.string("path");
        boolean valid = path.map(text -> text.startsWith("/")).orElse(false);
        if (!entry.has("path") || path.isPresent() && !valid) {
            reading.problems()
                    .add(
                            entry.position("path"),
                            entry.path("path"),
                            "This must be the absolute path of a device on the Docker host.");
        }
        return path.filter(any -> valid);
    }

    private Optional<BlockIo.Weight> deviceWeight(Fields entry, String device) {
        needed(entry, "weight");
        return weight(entry).map(weight -> new BlockIo.Weight(device, weight));
    }

    private Optional<BlockIo.Rate> rate(Fields entry, String device) {
        needed(entry, "rate");
        return entry.node("rate")
                .flatMap(node -> reading.values().byteSize(node, entry.path("rate")))
                .map(rate -> new BlockIo.Rate(device, rate.bytes()));
    }

    private void needed(Fields entry, String key) {
        if (!entry.has(key)) {
            reading.problems().add(entry.position(), entry.path(), "The device needs a " + key + ".");
        }
    }
}
