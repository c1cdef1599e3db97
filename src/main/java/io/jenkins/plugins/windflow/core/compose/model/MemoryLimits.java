package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much of the host's memory a service's containers may use, and what happens when there is none left.
 *
 * @param limit most memory
 * @param reservation memory that the kernel tries to leave to the container when memory is short
 * @param swapLimit memory and swap together, in bytes; {@link #UNLIMITED_SWAP} for as much swap as there is
 * @param swappiness how readily the kernel swaps, from 0 to 100
 * @param oomKillDisabled whether the kernel pauses the container instead of killing its processes
 * @param oomScoreAdjustment from -1000 (never killed) to 1000 (killed first)
 * @param sharedMemory size of {@code /dev/shm}
 */
public record MemoryLimits(
        Optional<ByteSize> limit,
        Optional<ByteSize> reservation,
        OptionalLong swapLimit,
        OptionalInt swappiness,
        boolean oomKillDisabled,
        int oomScoreAdjustment,
        Optional<ByteSize> sharedMemory) {
    public static final long UNLIMITED_SWAP = -1;

    public static final MemoryLimits NONE = new MemoryLimits(
            Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), false, 0, Optional.empty());
}
