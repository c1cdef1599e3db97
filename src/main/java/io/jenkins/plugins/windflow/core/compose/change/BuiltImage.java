package io.jenkins.plugins.windflow.core.compose.change;

import java.util.List;
import java.util.Map;

/**
 * An image is built; it may get several names.
 *
 * @param before the images that the references of the new one named before, by reference; without those that named none
 */
public record BuiltImage(String name, Map<String, String> before) implements Change {
    static final String TYPE = "image.build";

    public BuiltImage {
        before = Map.copyOf(before);
    }

    static BuiltImage read(String name, Facts facts) {
        return new BuiltImage(name, facts.texts("before"));
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
        return "The image " + name + " cannot be built";
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
