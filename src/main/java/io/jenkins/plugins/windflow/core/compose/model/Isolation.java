package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;

/**
 * How far a service's containers are kept apart from the Docker host.
 *
 * @param readOnly whether the root file system is read-only
 * @param privileged whether the container may do nearly all that the host may
 * @param addedCapabilities Linux capabilities on top of the engine's default ones
 * @param droppedCapabilities Linux capabilities taken away
 */
public record Isolation(
        boolean readOnly, boolean privileged, List<String> addedCapabilities, List<String> droppedCapabilities) {
    public Isolation {
        addedCapabilities = List.copyOf(addedCapabilities);
        droppedCapabilities = List.copyOf(droppedCapabilities);
    }
}
