package io.jenkins.plugins.windflow.core.compose.model;

/** An amount of memory or disk in bytes. */
public record ByteSize(long bytes) {
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes);
        }
    }
}
