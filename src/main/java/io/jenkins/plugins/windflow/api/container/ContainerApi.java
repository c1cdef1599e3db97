package io.jenkins.plugins.windflow.api.container;

import io.jenkins.plugins.windflow.api.terminal.TerminalsApi;
import jenkins.security.stapler.StaplerAccessibleType;

/** {@code /windflow/api/environment/<name>/container/<id or name>}. */
@StaplerAccessibleType
public final class ContainerApi {
    private final String environment;
    private final String id;

    public ContainerApi(String environment, String id) {
        this.environment = environment;
        this.id = id;
    }

    /** {@code terminal/...}. */
    public TerminalsApi getTerminal() {
        return new TerminalsApi(environment, id);
    }
}
