package io.jenkins.plugins.windflow.core.prune;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.volume.VolumeSummary;

/** Which volumes count as those that nobody has named. */
final class AnonymousVolumes {
    /** The API from which on engines mark them, and prune only them unless they are told otherwise. */
    static final String MARKED_SINCE = "1.42";

    private AnonymousVolumes() {}

    /** The engine's own mark where it sets one; before that the names that engines make up. */
    static boolean has(EngineInfo engine, JsonNode volume) {
        return engine.apiAtLeast(MARKED_SINCE)
                ? volume.path("Labels").has(VolumeSummary.ANONYMOUS)
                : VolumeSummary.isGenerated(volume.path("Name").asText());
    }
}
