package io.jenkins.plugins.windflow.core.operation;

import java.util.Locale;

/** What an operation is asked to do. */
public enum OperationKind {
    /** Brings a project to the state that its Compose files ask for. */
    DEPLOY,
    /** Stops and removes a project. */
    DOWN,
    /** Says what a deploy would do, and touches nothing. */
    PLAN;

    /** The kind as a word in a sentence: {@code deploy}, {@code down}, {@code plan}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
