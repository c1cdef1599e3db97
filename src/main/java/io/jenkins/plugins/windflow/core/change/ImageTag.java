package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reference is made to name an image.
 *
 * @param name the reference
 * @param image ID of the image
 * @param before ID of the image that the reference named, by the reference; empty when it named none, or when a rollback
 *     tags the image: that is not taken back
 */
public record ImageTag(String name, String image, Map<String, String> before) implements PlainChange {
    static final String TYPE = "image.tag";

    public ImageTag {
        before = Map.copyOf(before);
    }

    static ImageTag read(String name, Facts facts) {
        return new ImageTag(name, facts.text("image"), facts.texts("before"));
    }

    /** Lets those references name their former images again that name others now. */
    static List<PlainChange> former(Situation now, Map<String, String> before) {
        Map<String, String> moved = new LinkedHashMap<>(before);
        moved.entrySet()
                .removeIf(entry -> now.imageId(entry.getKey())
                        .filter(entry.getValue()::equals)
                        .isPresent());
        return moved.entrySet().stream()
                .<PlainChange>map(entry -> new ImageTag(entry.getKey(), entry.getValue(), Map.of()))
                .toList();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("image", image, "before", before);
    }

    @Override
    public void make(StackEngine engine) {
        engine.tag(image, name);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.imageId(name).filter(image::equals).isPresent());
    }

    @Override
    public String refused() {
        return "The reference " + name + " cannot be moved";
    }

    @Override
    public String undoing() {
        return "let " + name + " name its former image again";
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return former(now, before);
    }
}
