package io.jenkins.plugins.windflow.core.compose.apply;

import java.time.Duration;
import java.util.Set;

/**
 * What a health gate goes by.
 *
 * @param timeout for everything that it waits for
 * @param minUptime how long a container without a health check must have run
 * @param jobs services that others want to end successfully
 */
record GateRules(Duration timeout, Duration minUptime, Set<String> jobs) {
    GateRules {
        jobs = Set.copyOf(jobs);
    }
}
