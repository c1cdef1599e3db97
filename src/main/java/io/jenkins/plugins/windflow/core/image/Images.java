package io.jenkins.plugins.windflow.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of one engine. Names and ids are taken as the engine takes them. */
public final class Images {
    private static final String NOTHING = "<none>";

    private final Engine engine;

    public Images(Engine engine) {
        this.engine = engine;
    }

    /** All but the intermediate ones, newest first. */
    public List<ImageSummary> list() {
        Usage usage = Usage.look(engine);
        List<ImageSummary> images = new ArrayList<>();
        for (JsonNode image : engine.getJson("/images/json", Map.of())) {
            images.add(summary(image, usage));
        }
        images.sort(Comparator.comparing(ImageSummary::created).reversed().thenComparing(ImageSummary::id));
        return images;
    }

    private static ImageSummary summary(JsonNode listed, Usage usage) {
        String id = listed.path("Id").asText();
        return new ImageSummary(
                id,
                names(listed.path("RepoTags")),
                names(listed.path("RepoDigests")),
                Instant.ofEpochSecond(listed.path("Created").asLong()),
                listed.path("Size").asLong(),
                labels(listed.path("Labels")),
                usage.ofImage(id));
    }

    /** One image with everything that is known about it. */
    public ImageDetails details(String image) {
        JsonNode inspect = engine.getJson(EnginePath.of("images", image, "json"), Map.of());
        List<ImageLayer> history = new ArrayList<>();
        for (JsonNode layer : engine.getJson(EnginePath.of("images", image, "history"), Map.of())) {
            history.add(ImageLayer.of(layer));
        }
        String id = inspect.path("Id").asText();
        ImageSummary summary = new ImageSummary(
                id,
                names(inspect.path("RepoTags")),
                names(inspect.path("RepoDigests")),
                time(inspect.path("Created").asText()),
                inspect.path("Size").asLong(),
                labels(inspect.path("Config").path("Labels")),
                Usage.look(engine).ofImage(id));
        return new ImageDetails(summary, inspect, history);
    }

    /** Gives an image one more name; takes the name away from the image that has it. */
    public void tag(String image, ImageName name) {
        engine.postJson(
                EnginePath.of("images", image, "tag"),
                Map.of("repo", name.repository(), "tag", name.tag().orElse("latest")),
                null);
    }

    /**
     * Takes a name away from an image, and removes the image with its last name.
     *
     * @param image a name; or an id, which stands for all of its names
     * @param force also when stopped containers use it, or an id has several names
     */
    public RemovedImages remove(String image, boolean force) {
        return RemovedImages.of(
                engine.deleteJson(EnginePath.of("images", image), Map.of("force", force ? "1" : "0", "noprune", "0")));
    }

    /** Older engines call nothing {@code <none>:<none>}. */
    private static List<String> names(JsonNode listed) {
        List<String> names = new ArrayList<>();
        listed.forEach(name -> names.add(name.asText()));
        names.removeIf(name -> name.startsWith(NOTHING) || name.endsWith(NOTHING));
        Collections.sort(names);
        return List.copyOf(names);
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new LinkedHashMap<>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return Collections.unmodifiableMap(labels);
    }

    /** Some builders leave the time out, or write the year 1. */
    private static Instant time(String text) {
        return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    }
}
