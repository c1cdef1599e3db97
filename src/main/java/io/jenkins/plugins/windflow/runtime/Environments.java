package io.jenkins.plugins.windflow.runtime;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.environment.EnvironmentName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Leads from the name of an environment to its engine. */
public final class Environments {
    private Environments() {}

    /**
     * The environment of this name.
     *
     * @throws UnknownEnvironmentException with one sentence, and with the names that may have been meant
     */
    public static DockerEnvironment get(String name) {
        WindflowConfiguration configuration = WindflowConfiguration.get();
        return configuration
                .environment(name)
                .orElseThrow(
                        () -> new UnknownEnvironmentException(EnvironmentName.unknown(name, configuration.names())));
    }

    /**
     * A client for its engine. Looks credentials up anew; connects when the client is used.
     *
     * @throws io.jenkins.plugins.windflow.core.docker.error.EngineException when a credential is missing or of no use
     */
    public static EngineLease lease(DockerEnvironment environment) {
        return WindflowRuntime.get().engines().lease(dialer(environment));
    }

    /** What reaches each environment, by name. */
    static Map<String, Supplier<Dialer>> dialers() {
        Map<String, Supplier<Dialer>> dialers = new LinkedHashMap<>();
        WindflowConfiguration.get()
                .getEnvironments()
                .forEach(environment -> dialers.put(environment.getName(), () -> dialer(environment)));
        return dialers;
    }

    /** What reaches its engine. */
    public static Dialer dialer(DockerEnvironment environment) {
        return environment.usableConnection().dialer(environment.getName());
    }
}
