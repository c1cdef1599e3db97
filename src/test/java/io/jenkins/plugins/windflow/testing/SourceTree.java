package io.jenkins.plugins.windflow.testing;

import java.nio.file.Path;

/** Where this source tree is: named by the property {@code windflow.root}, or else the folder in which the tests run. */
public final class SourceTree {
    private static final Path ROOT = Path.of(System.getProperty("windflow.root", "."));

    private SourceTree() {}

    /**
     * A file or folder of it.
     *
     * @param path relative to the root
     */
    public static Path path(String path) {
        return ROOT.resolve(path);
    }
}
