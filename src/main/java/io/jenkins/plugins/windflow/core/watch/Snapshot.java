package io.jenkins.plugins.windflow.core.watch;

import java.util.Objects;

/**
 * A list as it was seen, written once for all viewers. The bytes are shared: nobody may change them.
 *
 * @param json one JSON document in UTF-8 without line breaks
 */
public record Snapshot(byte[] json) {
    public Snapshot {
        Objects.requireNonNull(json, "json");
    }
}
