package io.jenkins.plugins.windflow.core.compose.model;

/** When the image of a service is pulled, as the service's {@code pull_policy} asks. */
public enum PullPolicy {
    ALWAYS("always"),
    NEVER("never"),
    MISSING("missing"),
    /** Never pulled: always built. */
    BUILD("build");

    private final String key;

    PullPolicy(String key) {
        this.key = key;
    }

    /** The name in the Compose Specification. */
    public String key() {
        return key;
    }
}
