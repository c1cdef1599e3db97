package io.jenkins.plugins.windflow.security;

/** Somebody wanted to change an environment that is configured as read-only. */
public final class ReadOnlyEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadOnlyEnvironmentException(String environment) {
        super("The environment '" + environment + "' is read-only: nothing may be changed in it.");
    }
}
