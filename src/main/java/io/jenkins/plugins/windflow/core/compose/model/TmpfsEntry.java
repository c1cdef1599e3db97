package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * An entry of {@code tmpfs}: a file system in memory, empty at every start, with the options of {@code mount(8)}.
 *
 * @param target the absolute path inside the container
 * @param options separated by commas, for instance {@code size=64m,mode=1777}; empty for the engine's defaults
 */
public record TmpfsEntry(String target, String options) {
    public TmpfsEntry {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(options, "options");
    }
}
