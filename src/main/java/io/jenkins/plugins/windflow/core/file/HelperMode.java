package io.jenkins.plugins.windflow.core.file;

/** How a helper container mounts its volume. */
public enum HelperMode {
    /** Nothing can be changed through it. */
    READ_ONLY,
    /** Its files can be changed. */
    READ_WRITE
}
