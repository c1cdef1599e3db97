package io.jenkins.plugins.windflow.pages;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import java.util.Map;

/** A page below an environment, known by the last segment of its address: a tab, one of its objects, or a view of that. */
public final class EnvironmentSubPage extends Page {
    private final DockerEnvironment environment;
    private final String segment;

    EnvironmentSubPage(DockerEnvironment environment, String segment) {
        this.environment = environment;
        this.segment = segment;
    }

    /** The next segment of the address. */
    public EnvironmentSubPage getDynamic(String next) {
        return new EnvironmentSubPage(environment, next);
    }

    @Override
    public String getDisplayName() {
        return segment;
    }

    @Override
    public String getView() {
        return "environment";
    }

    @Override
    Map<String, String> facts() {
        return Map.of("environment", environment.getName());
    }
}
