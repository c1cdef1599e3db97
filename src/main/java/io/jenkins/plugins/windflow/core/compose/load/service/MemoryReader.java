package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.MemoryLimits;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the keys of a service that concern memory. What engines would refuse when the container is made is said here. */
final class MemoryReader {
    private final Reading reading;

    MemoryReader(Reading reading) {
        this.reading = reading;
    }

    MemoryLimits read(Fields service, DeployResources deploy) {
        Optional<ByteSize> limit =
                deploy.limit(size(service, "mem_limit"), "mem_limit", "memory", limits -> size(limits, "memory"));
        Optional<ByteSize> reservation = deploy.reservation(
                size(service, "mem_reservation"),
                "mem_reservation",
                "memory",
                reservations -> size(reservations, "memory"));
        OptionalLong swap = swapLimit(service);
        checkReservation(service, limit, reservation);
        checkSwap(service, limit, swap);
        return new MemoryLimits(
                limit,
                reservation,
                swap,
                service.integer("mem_swappiness", 0, 100).map(OptionalInt::of).orElse(OptionalInt.empty()),
                service.flag("oom_kill_disable", false),
                service.integer("oom_score_adj", -1000, 1000).orElse(0),
                size(service, "shm_size"));
    }

    /** An amount; none asks for nothing. */
    private Optional<ByteSize> size(Fields fields, String key) {
        return fields.node(key)
                .flatMap(node -> reading.values().byteSize(node, fields.path(key)))
                .filter(size -> size.bytes() > 0);
    }

    private OptionalLong swapLimit(Fields service) {
        String key = "memswap_limit";
        if (service.node(key).orElse(null) instanceof Scalar scalar
                && scalar.text().equals("-1")) {
            return OptionalLong.of(MemoryLimits.UNLIMITED_SWAP);
        }
        return size(service, key).map(size -> OptionalLong.of(size.bytes())).orElse(OptionalLong.empty());
    }

    private void checkReservation(Fields service, Optional<ByteSize> limit, Optional<ByteSize> reservation) {
        if (limit.isPresent()
                && reservation.isPresent()
                && reservation.get().bytes() > limit.get().bytes()) {
            String key = service.has("mem_reservation") ? "mem_reservation" : "deploy";
            reading.problems()
                    .add(
                            service.position(key),
                            service.path(key),
                            "The reserved memory must not be more than the limit of memory.");
        }
    }

    /** The limit of swap counts the memory too. */
    private void checkSwap(Fields service, Optional<ByteSize> limit, OptionalLong swap) {
        if (swap.orElse(MemoryLimits.UNLIMITED_SWAP) == MemoryLimits.UNLIMITED_SWAP) {
            return;
        }
        if (limit.isEmpty() || swap.getAsLong() < limit.get().bytes()) {
            reading.problems()
                    .add(
                            service.position("memswap_limit"),
                            service.path("memswap_limit"),
                            limit.isEmpty()
                                    ? "This is the limit of memory and swap together, which also needs mem_limit."
                                    : "This is the limit of memory and swap together: it must not be less than that"
                                            + " of memory.");
        }
    }
}
