package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a list of revisions shows: everything but what the project was loaded from.
 *
 * @param number counts from 1 within the stack; never given twice
 * @param environment its name at that time
 * @param project name of the Compose project
 * @param time when the deployment ended
 * @param confirmed when the same was deployed last without anything to change; empty when never
 * @param options that it was deployed with
 * @param images that the services ran, by service
 */
public record RevisionHeader(
        int number,
        String environment,
        String project,
        Instant time,
        Optional<Instant> confirmed,
        Provenance provenance,
        DeployOptions options,
        Map<String, ImageIdentity> images) {
    public RevisionHeader {
        Objects.requireNonNull(time, "time");
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    }

    RevisionHeader confirmedAt(Instant moment) {
        return new RevisionHeader(number, environment, project, time, Optional.of(moment), provenance, options, images);
    }
}
