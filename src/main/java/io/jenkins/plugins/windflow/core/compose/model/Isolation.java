package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;
import java.util.Optional;

/**
 * How far a service's containers are kept apart from the Docker host.
 *
 * @param readOnly whether the root file system is read-only
 * @param privileged whether the container may do nearly all that the host may
 * @param addedCapabilities Linux capabilities on top of the engine's default ones
 * @param droppedCapabilities Linux capabilities taken away
 * @param securityOptions in the API's form, such as {@code no-new-privileges=true}; a seccomp profile with its content
 * @param userNamespace {@code host}, or empty for the engine's default
 * @param cgroupNamespace {@code host} or {@code private}, or empty for the engine's default
 * @param groups further groups of the first process, by name or number
 */
public record Isolation(
        boolean readOnly,
        boolean privileged,
        List<String> addedCapabilities,
        List<String> droppedCapabilities,
        List<String> securityOptions,
        Optional<String> userNamespace,
        Optional<String> cgroupNamespace,
        List<String> groups) {
    public Isolation {
        addedCapabilities = List.copyOf(addedCapabilities);
        droppedCapabilities = List.copyOf(droppedCapabilities);
        securityOptions = List.copyOf(securityOptions);
        groups = List.copyOf(groups);
    }
}
