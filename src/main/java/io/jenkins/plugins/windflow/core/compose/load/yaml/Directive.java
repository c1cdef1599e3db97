package io.jenkins.plugins.windflow.core.compose.load.yaml;

/** What a Compose tag asks for when files are merged (Compose Specification, "Merge and override"). */
public enum Directive {
    NONE,
    /** {@code !reset}: the value of the earlier files goes away, and so does this one. */
    RESET,
    /** {@code !override}: this value takes the place of the earlier one instead of being merged with it. */
    OVERRIDE
}
