package io.jenkins.plugins.windflow.core.compose.load.field;

/** What happens to a key of the Compose Specification. */
enum Support {
    /** Does what the specification says. */
    HONOURED("honoured"),
    /** Allowed, but has no effect on a deploy. */
    ACCEPTED("accepted, without effect"),
    /** An error until it is implemented. */
    LATER("not supported yet: an error"),
    /** An error for good: the reason says why. */
    REFUSED("refused: an error");

    private final String description;

    Support(String description) {
        this.description = description;
    }

    /** How docs/compose-support.md calls it. */
    String description() {
        return description;
    }
}
