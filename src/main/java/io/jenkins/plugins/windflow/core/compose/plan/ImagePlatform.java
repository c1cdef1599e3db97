package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares the platform of an image with one that is asked for, by the names that the Docker API uses. */
public final class ImagePlatform {
    private static final Set<String> SYSTEMS = Set.of("linux", "windows", "freebsd", "darwin");
    private static final Map<String, String> ARCHITECTURES =
            Map.of("x86_64", "amd64", "x86-64", "amd64", "aarch64", "arm64", "armhf", "arm", "i386", "386");

    private ImagePlatform() {}

    /** An image's platform as people write it. */
    public static String of(JsonNode inspect) {
        String variant = inspect.path("Variant").asText("");
        return inspect.path("Os").asText() + "/"
                + architecture(inspect.path("Architecture").asText()) + (variant.isEmpty() ? "" : "/" + variant);
    }

    /**
     * Whether an image is for a platform. Parts that are not asked for, or that the engine does not say, do not count.
     *
     * @param asked {@code os[/architecture[/variant]]}, or an architecture alone
     */
    public static boolean matches(JsonNode inspect, String asked) {
        List<String> parts = List.of(asked.toLowerCase(Locale.ROOT).split("/"));
        boolean system = SYSTEMS.contains(parts.getFirst());
        int at = system ? 1 : 0;
        return (!system || same(inspect.path("Os").asText(), parts.getFirst()))
                && (parts.size() <= at
                        || same(architecture(inspect.path("Architecture").asText()), architecture(parts.get(at))))
                && (parts.size() <= at + 1 || same(inspect.path("Variant").asText(), parts.get(at + 1)));
    }

    private static boolean same(String found, String asked) {
        return found.isEmpty() || found.equals(asked);
    }

    private static String architecture(String name) {
        return ARCHITECTURES.getOrDefault(name, name);
    }
}
