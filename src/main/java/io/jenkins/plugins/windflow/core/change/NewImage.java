package io.jenkins.plugins.windflow.core.change;

import java.util.List;
import java.util.Map;

/**
 * An image that was not there, or not under this name.
 *
 * @param source where it comes from
 * @param name its reference; one that is built may get further ones
 * @param before the images that its references named before, by reference; without those that named none
 */
public record NewImage(Source source, String name, Map<String, String> before) implements Change {
    /** Where an image comes from. */
    public enum Source {
        /** A registry. */
        PULL(NewImage.PULL, "pulled"),
        /** A build. */
        BUILD(NewImage.BUILD, "built");

        private final String type;
        private final String done;

        Source(String type, String done) {
            this.type = type;
            this.done = done;
        }
    }

    static final String PULL = "image.pull";
    static final String BUILD = "image.build";

    public NewImage {
        before = Map.copyOf(before);
    }

    static NewImage read(Source source, String name, Facts facts) {
        return new NewImage(source, name, facts.texts("before"));
    }

    @Override
    public String type() {
        return source.type;
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
        return "The image " + name + " cannot be " + source.done;
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
