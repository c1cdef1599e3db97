package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.syntax.ProcessorCounts;
import io.jenkins.plugins.windflow.core.compose.model.CpuLimits;
import io.jenkins.plugins.windflow.core.compose.model.Resources;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a service's containers may use: processors here, memory and disks by readers of their own. */
final class ResourceReader {
    private static final Pattern PROCESSORS = Pattern.compile("\\d{1,5}(-\\d{1,5})?(,\\d{1,5}(-\\d{1,5})?)*");
    /** The kernel's bounds, in microseconds. */
    private static final long SHORTEST_PERIOD = 1000;

    private static final long LONGEST_PERIOD = 1_000_000;
    private static final long SHORTEST_QUOTA = 1000;
    private static final long LEAST_SHARES = 2;
    private static final long MOST_SHARES = 262_144;

    private final Reading reading;

    ResourceReader(Reading reading) {
        this.reading = reading;
    }

    Resources read(Fields service, DeployResources deploy) {
        return new Resources(
                cpu(service, deploy),
                new MemoryReader(reading).read(service, deploy),
                new BlockIoReader(reading).read(service),
                processes(service, deploy),
                new UlimitReader(reading).read(service));
    }

    private CpuLimits cpu(Fields service, DeployResources deploy) {
        long cpus = deploy.limit(cpus(service), "cpus", "cpus", this::cpus).orElse(0L);
        // Only checked: nothing but Swarm reserves processors.
        deploy.reservations().ifPresent(this::cpus);
        long period = bounded(service, "cpu_period", SHORTEST_PERIOD, LONGEST_PERIOD);
        long quota = quota(service);
        if (cpus > 0 && (period != 0 || quota != 0)) {
            String key = period != 0 ? "cpu_period" : "cpu_quota";
            report(service, key, "cpus is a quota already: leave out either it or " + key + ".");
        }
        long realtimePeriod = microseconds(service, "cpu_rt_period");
        return new CpuLimits(
                cpus,
                bounded(service, "cpu_shares", LEAST_SHARES, MOST_SHARES),
                period,
                quota,
                realtimePeriod,
                realtimeRuntime(service, realtimePeriod),
                cpuset(service));
    }

    /** Processors in billionths; none asks for nothing. */
    private Optional<Long> cpus(Fields fields) {
        return fields.node("cpus")
                .flatMap(node -> {
                    String path = fields.path("cpus");
                    return reading.values()
                            .stringOrNumber(node, path)
                            .flatMap(text -> reading.values().parse(node, path, text, ProcessorCounts::parse));
                })
                .filter(nanos -> nanos > 0);
    }

    private long quota(Fields service) {
        long quota = service.wholeNumber("cpu_quota", -1, Long.MAX_VALUE).orElse(0L);
        if (quota > 0 && quota < SHORTEST_QUOTA) {
            report(service, "cpu_quota", "The quota is at least " + SHORTEST_QUOTA + " microseconds, or -1 for none.");
        }
        return quota;
    }

    private long realtimeRuntime(Fields service, long period) {
        long runtime = microseconds(service, "cpu_rt_runtime");
        if (period > 0 && runtime > period) {
            report(service, "cpu_rt_runtime", "The real-time runtime must not be longer than cpu_rt_period.");
        }
        return runtime;
    }

    /** A number of microseconds, or a duration. */
    private long microseconds(Fields service, String key) {
        return service.node(key)
                .flatMap(node -> reading.values().microseconds(node, service.path(key)))
                .orElse(0L);
    }

    private Optional<String> cpuset(Fields service) {
        Optional<String> set = service.stringOrNumber("cpuset").filter(text -> !text.isEmpty());
        if (set.isPresent() && !PROCESSORS.matcher(set.get()).matches()) {
            report(service, "cpuset", "This must be numbers of processors: write for example 0-2,5.");
        }
        return set;
    }

    private long processes(Fields service, DeployResources deploy) {
        return deploy.limit(pids(service, "pids_limit"), "pids_limit", "pids", limits -> pids(limits, "pids"))
                .orElse(0L);
    }

    private static Optional<Long> pids(Fields fields, String key) {
        return fields.wholeNumber(key, -1, Long.MAX_VALUE).filter(number -> number != 0);
    }

    /** A number within bounds; zero asks for nothing. */
    private long bounded(Fields service, String key, long least, long most) {
        long number = service.wholeNumber(key, 0, most).orElse(0L);
        if (number > 0 && number < least) {
            report(service, key, "This must be a whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    private void report(Fields fields, String key, String sentence) {
        reading.problems().add(fields.position(key), fields.path(key), sentence);
    }
}
