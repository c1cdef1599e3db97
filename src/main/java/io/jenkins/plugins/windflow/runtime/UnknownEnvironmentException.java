package io.jenkins.plugins.windflow.runtime;

/** Nobody configured an environment of that name. */
public final class UnknownEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownEnvironmentException(String sentence) {
        super(sentence);
    }
}
