package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;

/**
 * What is run in a service's containers besides their main process.
 *
 * @param postStart one after the other, right after a container was started
 * @param preStop one after the other, before a running container is stopped
 */
public record Lifecycle(List<Hook> postStart, List<Hook> preStop) {
    /** No hooks. */
    public static final Lifecycle NONE = new Lifecycle(List.of(), List.of());

    public Lifecycle {
        postStart = List.copyOf(postStart);
        preStop = List.copyOf(preStop);
    }
}
