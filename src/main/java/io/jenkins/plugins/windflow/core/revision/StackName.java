package io.jenkins.plugins.windflow.core.revision;

import java.util.List;
import java.util.Objects;

/**
 * Whose revisions are meant.
 *
 * @param environment name of the environment
 * @param formerNames names that the environment had: revisions of those times are its own
 * @param project name of the Compose project
 */
public record StackName(String environment, List<String> formerNames, String project) {
    /** Keeps an unmodifiable copy. */
    public StackName {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(project, "project");
        formerNames = List.copyOf(formerNames);
    }

    @Override
    public String toString() {
        return project + " in " + environment;
    }
}
