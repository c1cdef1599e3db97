package io.jenkins.plugins.windflow.core.environment;

import java.util.List;

/**
 * What decides about the use of an environment.
 *
 * @param name as configured
 * @param labels as configured
 * @param readOnly nothing may be changed in it, by nobody
 * @param restricted jobs may use it only where a folder allows it
 */
public record EnvironmentFacts(String name, List<String> labels, boolean readOnly, boolean restricted) {
    /** Keeps an unmodifiable copy of the labels. */
    public EnvironmentFacts {
        labels = List.copyOf(labels);
    }
}
