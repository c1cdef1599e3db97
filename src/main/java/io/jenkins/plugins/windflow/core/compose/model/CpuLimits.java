package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Optional;

/**
 * How much of the host's processors a service's containers may use. Zero leaves a number to the engine.
 *
 * @param nanoCpus processors, in billionths: 1,500,000,000 are one and a half
 * @param shares weight against other containers when processors are busy
 * @param period of the Completely Fair Scheduler, in microseconds
 * @param quota processor time in each period, in microseconds; negative for no limit
 * @param realtimePeriod of the real-time scheduler, in microseconds
 * @param realtimeRuntime real-time processor time in each of its periods, in microseconds
 * @param set processors to run on, such as {@code 0-2,5}
 */
public record CpuLimits(
        long nanoCpus,
        long shares,
        long period,
        long quota,
        long realtimePeriod,
        long realtimeRuntime,
        Optional<String> set) {
    public static final CpuLimits NONE = new CpuLimits(0, 0, 0, 0, 0, 0, Optional.empty());
}
