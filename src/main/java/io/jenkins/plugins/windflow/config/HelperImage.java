package io.jenkins.plugins.windflow.config;

import hudson.Util;
import java.util.regex.Pattern;

/** The name of the image that containers are made of which look into volumes. */
final class HelperImage {
    /** Registry, path, tag and digest (Docker Distribution, "reference" grammar), without its finer points. */
    private static final Pattern REFERENCE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:-]*(@[a-z0-9]+:[0-9a-fA-F]{32,})?");

    private HelperImage() {}

    /** It is not the name of an image. */
    static final class NotAName extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NotAName(String name) {
            super(
                    "'" + name
                            + "' is not the name of an image; it looks like busybox:1.36 or registry.example.com/tools@sha256:...");
        }
    }

    /**
     * The name without what surrounds it; null for none.
     *
     * @throws NotAName with one sentence
     */
    static String checked(String name) {
        String image = Util.fixEmptyAndTrim(name);
        if (image != null && !REFERENCE.matcher(image).matches()) {
            throw new NotAName(image);
        }
        return image;
    }
}
