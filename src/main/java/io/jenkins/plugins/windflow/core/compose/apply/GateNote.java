package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.change.making.OldContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is left to do when everything has been started: journalled then, so that a later process can wait for the same
 * containers and commit, without files and secrets.
 *
 * @param begun when the deployment began, ISO 8601
 * @param timeout of the gate, in milliseconds
 * @param minUptime in milliseconds
 * @param jobs services that others want to end successfully
 * @param watched IDs of the containers that have to pass, with their services
 * @param kept containers that must not get worse
 * @param old containers that go at the end
 * @param containers what was done about each container of the project
 * @param changes how many there were
 */
record GateNote(
        String begun,
        long timeout,
        long minUptime,
        Set<String> jobs,
        Map<String, String> watched,
        List<KeptContainer> kept,
        List<OldContainer> old,
        List<DeployedContainer> containers,
        int changes) {
    /** Its name in the journal. */
    static final String NAME = "gate";

    private static final ObjectMapper JSON = new ObjectMapper();

    Map<String, Object> facts() {
        return JSON.convertValue(this, new TypeReference<Map<String, Object>>() {});
    }

    /** @throws IllegalArgumentException when it is not one */
    static GateNote read(Map<String, ?> facts) {
        return JSON.convertValue(facts, GateNote.class);
    }

    GateRules rules() {
        return new GateRules(Duration.ofMillis(timeout), Duration.ofMillis(minUptime), jobs);
    }

    Instant begunAt() {
        return Instant.parse(begun);
    }
}
