package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.change.making.OldContainer;
import java.util.List;
import java.util.Map;

/**
 * All that is left to do when the new containers have been started: journalled then, so that a later process can wait for
 * them and commit.
 *
 * @param name of the container that was asked for
 * @param id of its successor
 * @param timeout of the gate, in milliseconds
 * @param minUptime in milliseconds
 * @param watched IDs of the new containers that have to come up
 * @param paused IDs of those that are paused afterwards, with their names
 * @param old containers that go at the end
 */
record RecreateNote(
        String name,
        String id,
        long timeout,
        long minUptime,
        List<String> watched,
        Map<String, String> paused,
        List<OldContainer> old) {
    /** Its name in the journal. */
    static final String NAME = "gate";

    private static final ObjectMapper JSON = new ObjectMapper();

    Map<String, Object> facts() {
        return JSON.convertValue(this, new TypeReference<Map<String, Object>>() {});
    }

    /** @throws IllegalArgumentException when it is not one */
    static RecreateNote read(Map<String, ?> facts) {
        return JSON.convertValue(facts, RecreateNote.class);
    }
}
