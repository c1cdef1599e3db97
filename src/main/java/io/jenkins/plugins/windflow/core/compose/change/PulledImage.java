package io.jenkins.plugins.windflow.core.compose.change;

import java.util.List;
import java.util.Map;

/**
 * An image is fetched from its registry.
 *
 * @param before the images that the references of the new one named before, by reference; without those that named none
 */
public record PulledImage(String name, Map<String, String> before) implements Change {
    static final String TYPE = "image.pull";

    public PulledImage {
        before = Map.copyOf(before);
    }

    static PulledImage read(String name, Facts facts) {
        return new PulledImage(name, facts.texts("before"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("before", before);
    }

    /** It may have brought the image that was there. */
    @Override
    public Evidence evidence(Situation now) {
        return ImageTag.former(now, before).isEmpty() ? Evidence.UNKNOWN : Evidence.MADE;
    }

    @Override
    public String refused() {
        return "The image " + name + " cannot be pulled";
    }

    @Override
    public String undoing() {
        return "let " + name + " name its former image again";
    }

    /** A new image stays on the engine, as any image that was pulled or built before. */
    @Override
    public List<PlainChange> inverse(Situation now) {
        return ImageTag.former(now, before);
    }
}
