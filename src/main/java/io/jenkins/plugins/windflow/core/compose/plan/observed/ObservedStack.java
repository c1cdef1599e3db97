package io.jenkins.plugins.windflow.core.compose.plan.observed;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine has of a project, at one moment.
 *
 * @param containers all that carry the project's label, one-off ones too
 * @param otherNames names of all other containers, and to whom each belongs (its project, or empty text)
 * @param containerIds IDs of all containers of the engine, by name
 * @param networks by name: those with the project's label and those that the project names
 * @param volumes by name: those with the project's label and those that the project names
 * @param images by canonical reference and by ID: those that the project names and those that its containers were made from
 * @param registries what registries say about the images that the project names
 * @param apiVersion negotiated with the engine, for instance {@code 1.45}
 * @param podman whether the engine is Podman, which reports some settings in its own way
 * @param defaults what the engine gives to containers that do not ask
 */
public record ObservedStack(
        List<ObservedContainer> containers,
        Map<String, String> otherNames,
        Map<String, String> containerIds,
        Map<String, ObservedNetwork> networks,
        Map<String, ObservedVolume> volumes,
        Map<String, ObservedImage> images,
        Registries registries,
        String apiVersion,
        boolean podman,
        EngineDefaults defaults) {
    /** Without having asked any registry. */
    public ObservedStack(
            List<ObservedContainer> containers,
            Map<String, String> otherNames,
            Map<String, String> containerIds,
            Map<String, ObservedNetwork> networks,
            Map<String, ObservedVolume> volumes,
            Map<String, ObservedImage> images,
            String apiVersion,
            boolean podman,
            EngineDefaults defaults) {
        this(
                containers,
                otherNames,
                containerIds,
                networks,
                volumes,
                images,
                Registries.NONE,
                apiVersion,
                podman,
                defaults);
    }

    /** Keeps unmodifiable copies. */
    public ObservedStack {
        containers = List.copyOf(containers);
        otherNames = Map.copyOf(otherNames);
        containerIds = Map.copyOf(containerIds);
        networks = Map.copyOf(networks);
        volumes = Map.copyOf(volumes);
        images = Map.copyOf(images);
    }

    /** The same with what registries say. */
    public ObservedStack with(Registries said) {
        return new ObservedStack(
                containers, otherNames, containerIds, networks, volumes, images, said, apiVersion, podman, defaults);
    }

    /** The image that a reference names on the engine now. */
    public Optional<ObservedImage> image(String reference) {
        return Optional.ofNullable(images.get(ImageReference.canonical(reference)));
    }

    /** The image with an ID. */
    public Optional<ObservedImage> imageById(String id) {
        return Optional.ofNullable(images.get(id));
    }

    /** Whether the engine's API is at least this version ({@code 1.44}). */
    public boolean apiAtLeast(String version) {
        return minor(apiVersion) >= minor(version);
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }
}
