package io.jenkins.plugins.windflow.core.compose.build;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What of a folder becomes a build context. Serializable, because the context is packed where the files are.
 *
 * @param directory in the workspace; {@code .} for the workspace itself
 * @param ignore what is left out
 * @param additions further files by their path in the context, with their text; they take the place of what is there
 */
public record PackedContext(String directory, DockerIgnore ignore, Map<String, String> additions)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public PackedContext {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(ignore, "ignore");
        additions = new TreeMap<>(additions);
    }

    /** How people call a file of the context. */
    String title(String path) {
        return directory.equals(".") ? path : directory + "/" + path;
    }
}
