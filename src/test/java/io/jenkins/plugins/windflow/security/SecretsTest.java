package io.jenkins.plugins.windflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.description.ApiDescription;
import io.jenkins.plugins.windflow.description.ApiOperation;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever may only look is shown no environment value, whatever is asked for: every GET of the API is. */
@WithJenkins
class SecretsTest {
    private static final String CANARY = "canary-4711-of-the-environment";
    private static final String NO_OPERATION = "20260101-000000-000-aaaaaaaa";

    private final TestEngine engine = TestEngines.any();
    private JenkinsRule j;
    private String container;
    private String volume;

    @BeforeEach
    void plant(JenkinsRule jenkins) {
        j = jenkins;
        volume = TestEngines.uniqueName("canary");
        container = engine.run(
                config -> {
                    config.withArray("Env").add("TOKEN=" + CANARY);
                    config.withObject("/HostConfig").withArray("Binds").add(volume + ":/data");
                },
                "sleep",
                "10000");
        Configured.open("local", engine);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, WindflowPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @AfterEach
    void remove() {
        engine.remove(container);
        try (EngineLease lease = engine.lease()) {
            // Whoever looked at its files left a helper container that is kept for a while.
            WindflowRuntime.get().helpers().release(lease.engine(), volume);
            lease.engine().delete(EnginePath.of("volumes", volume), Map.of());
        }
    }

    @Test
    void viewAloneShowsNoEnvironmentValue() throws Exception {
        Browser viewer = Browser.of(j, "viewer");
        List<String> asked = new ArrayList<>();
        for (ApiOperation operation : ApiDescription.get().operations()) {
            if (isPlainGet(operation) && operation.permission().equals("View")) {
                HttpResponse<String> answer = viewer.get(address(operation));
                asked.add(operation.id());
                assertThat(answer.body()).as("%s as a viewer", operation).doesNotContain(CANARY);
                assertThat(answer.statusCode())
                        .as("%s as a viewer: %s", operation, answer.body())
                        .isIn(200, 204, 400, 404, 502);
            }
        }
        assertThat(asked).contains("listContainers", "listImages", "getVolume");
    }

    @Test
    void theValueIsThereForThoseWhoMaySeeIt() throws Exception {
        Browser admin = Browser.of(j, "admin");
        List<String> shownBy = new ArrayList<>();
        for (ApiOperation operation : ApiDescription.get().operations()) {
            if (isPlainGet(operation) && admin.get(address(operation)).body().contains(CANARY)) {
                shownBy.add(operation.path());
            }
        }
        assertThat(shownBy).allMatch(path -> path.contains("/container/"));
    }

    /** Neither a stream nor the upgrade to one. */
    private static boolean isPlainGet(ApiOperation operation) {
        return operation.verb().equals("GET")
                && operation.path().startsWith("/api/")
                && !operation.answers().containsKey("101")
                && !operation.answers().getOrDefault("200", Map.of()).containsKey("text/event-stream");
    }

    private String address(ApiOperation operation) {
        String query = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query") && parameter.required())
                .map(parameter -> parameter.name() + "=" + value(parameter.name()))
                .collect(Collectors.joining("&", "?", ""));
        return operation.address(this::value) + query;
    }

    private String value(String parameter) {
        return switch (parameter) {
            case "environment" -> "local";
            case "container", "containers" -> container;
            case "id" -> imageId();
            case "names", "reference" -> TestEngine.BUSYBOX.replace("/", "%2F");
            case "volume" -> volume;
            case "network" -> "bridge";
            case "operation" -> NO_OPERATION;
            case "format" -> "csv";
            case "path" -> "%2F";
            default -> "1";
        };
    }

    private String imageId() {
        try (EngineLease lease = engine.lease()) {
            return lease.engine()
                    .getJson(EnginePath.of("images", engine.busybox(), "json"), Map.of())
                    .path("Id")
                    .asText();
        }
    }
}
