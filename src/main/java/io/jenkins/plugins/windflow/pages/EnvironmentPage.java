package io.jenkins.plugins.windflow.pages;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import java.util.Map;

/**
 * One environment. Every address below it ({@code containers}, {@code container/<id>/logs}, ...) is the same page: the browser's
 * program knows its views by their addresses.
 */
public final class EnvironmentPage extends Page {
    private final DockerEnvironment environment;

    EnvironmentPage(DockerEnvironment environment) {
        this.environment = environment;
    }

    /** What is below: {@code containers/}, {@code stack/<project>/}, ... */
    public EnvironmentSubPage getDynamic(String segment) {
        return new EnvironmentSubPage(environment, segment);
    }

    @Override
    public String getDisplayName() {
        return environment.title();
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
