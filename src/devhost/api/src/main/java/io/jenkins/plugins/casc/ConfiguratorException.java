package io.jenkins.plugins.casc;

/** A configuration cannot be applied. */
public class ConfiguratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfiguratorException(String message) {
        super(message);
    }

    public ConfiguratorException(String message, Throwable cause) {
        super(message, cause);
    }
}
