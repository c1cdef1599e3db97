package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.usage.UsingContainer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One image of an engine.
 *
 * @param id with {@code sha256:}
 * @param tags its names; none when it is dangling
 * @param digests its names in registries: {@code repository@sha256:...}; none when it was built here
 * @param size of all its layers in bytes, those it shares with other images included
 * @param containers that were made from it
 */
public record ImageSummary(
        String id,
        List<String> tags,
        List<String> digests,
        Instant created,
        long size,
        Map<String, String> labels,
        List<UsingContainer> containers) {
    /** Whether it has no name any more. */
    public boolean dangling() {
        return tags.isEmpty();
    }
}
