package io.jenkins.plugins.windflow.core.docker.stream;

/**
 * A piece of a process's output, in the order in which it was written. Pieces are not lines and may end within a
 * character.
 *
 * @param content belongs to the receiver
 */
public record Frame(Source source, byte[] content) {
    /** Where output came from. */
    public enum Source {
        /** Standard output; with a terminal, all output. */
        STDOUT,
        /** Standard error. */
        STDERR
    }
}
