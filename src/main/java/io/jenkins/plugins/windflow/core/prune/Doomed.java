package io.jenkins.plugins.windflow.core.prune;

/**
 * One thing that a prune would remove.
 *
 * @param id as the engine knows it
 * @param name for people
 * @param bytes that become free; -1 when nobody knows
 * @param note what people should know before; empty for nothing
 */
public record Doomed(Kind kind, String id, String name, long bytes, String note) {
    /** In the order in which they go. */
    public enum Kind {
        CONTAINER,
        NETWORK,
        VOLUME,
        IMAGE,
        BUILD_CACHE
    }
}
