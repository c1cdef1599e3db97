package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;
import java.util.Objects;

/**
 * How a service's containers share the host's disks.
 *
 * @param weight against other containers, from 10 to 1000; 0 for the engine's default
 * @param deviceWeights the same for single devices
 * @param readBytes most bytes read each second
 * @param readOperations most reads each second
 * @param writeBytes most bytes written each second
 * @param writeOperations most writes each second
 */
public record BlockIo(
        int weight,
        List<Weight> deviceWeights,
        List<Rate> readBytes,
        List<Rate> readOperations,
        List<Rate> writeBytes,
        List<Rate> writeOperations) {
    public static final BlockIo NONE = new BlockIo(0, List.of(), List.of(), List.of(), List.of(), List.of());

    public BlockIo {
        deviceWeights = List.copyOf(deviceWeights);
        readBytes = List.copyOf(readBytes);
        readOperations = List.copyOf(readOperations);
        writeBytes = List.copyOf(writeBytes);
        writeOperations = List.copyOf(writeOperations);
    }

    /**
     * The weight for one device.
     *
     * @param path of the device on the host
     */
    public record Weight(String path, int weight) {
        public Weight {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * The limit for one device.
     *
     * @param path of the device on the host
     * @param rate bytes or operations each second
     */
    public record Rate(String path, long rate) {
        public Rate {
            Objects.requireNonNull(path, "path");
        }
    }
}
