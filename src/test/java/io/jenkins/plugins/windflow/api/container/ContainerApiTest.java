package io.jenkins.plugins.windflow.api.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.audit.AuditFilter;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** One container as people see and edit it: who is shown what, what an edit answers, what is on record. */
@WithJenkins
class ContainerApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANARY = "canary-in-the-coal-mine-77c1";

    private final TestEngine engine = TestEngines.any();
    private final String name = TestEngines.uniqueName("api");

    private void start(JenkinsRule j) {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        MockAuthorizationStrategy strategy =
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().toEveryone();
        List.of(WindflowPermissions.VIEW, WindflowPermissions.DEPLOY, WindflowPermissions.SECRETS)
                .forEach(permission -> strategy.grant(permission).everywhere().to(permission.name));
        j.jenkins.setAuthorizationStrategy(strategy);
        Configured.open("local", engine);
        String id = engine.run(
                config -> {
                    config.putArray("Env").add("PASSWORD=" + CANARY);
                    config.withObject("/Labels").put("api-token", CANARY);
                },
                "/bin/sh",
                "-c",
                "sleep 1000; true",
                "sh",
                "--password=" + CANARY);
        try (EngineLease lease = engine.lease()) {
            lease.engine().postJson(EnginePath.of("containers", id, "rename"), Map.of("name", name), null);
        }
    }

    private String address(String verb) {
        return "windflow/api/environment/local/container/" + name + "/" + verb;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Operation ended(HttpResponse<String> answer) throws Exception {
        String id = json(answer).path("operation").path("id").asText();
        Operation operation =
                WindflowRuntime.get().operations().find(new OperationId(id)).orElseThrow();
        operation.completion().get(60, TimeUnit.SECONDS);
        return operation;
    }

    private JsonNode inspect() {
        try (EngineLease lease = engine.lease()) {
            return lease.engine().getJson(EnginePath.of("containers", name, "json"), Map.of());
        }
    }

    @Test
    void secretsAreForThoseWhoMaySeeThem(JenkinsRule j) throws Exception {
        start(j);
        String hidden = Browser.of(j, "View").get(address("")).body();
        assertThat(hidden).doesNotContain(CANARY).contains("PASSWORD=***");
        assertThat(JSON.readTree(hidden).path("masked").asBoolean()).isTrue();
        JsonNode open = json(Browser.of(j, "Secrets").get(address("")));
        assertThat(open.path("settings").path("Labels").path("api-token").asText())
                .isEqualTo(CANARY);
        assertThat(open.path("inspect").path("Config").path("Env").toString()).contains(CANARY);
        JsonNode processes = json(Browser.of(j, "View").get(address("processes")));
        assertThat(processes.path("titles").toString()).contains("PID", "CMD");
        assertThat(processes.toString()).contains("sleep").doesNotContain(CANARY);
        JsonNode stats = json(Browser.of(j, "View").get(address("stats")));
        assertThat(stats.path("memory").asLong()).isPositive();
        assertThat(stats.path("cpuPercent").isNumber()).isTrue();
    }

    @Test
    void anEditIsPreviewedMaskedAndMade(JenkinsRule j) throws Exception {
        start(j);
        String edits =
                "{\"edits\": {\"Env\": [\"PASSWORD=***\", \"MORE=1\"], \"Labels\": {\"api-token\": null}}, \"minUptime\": 0}";
        JsonNode preview = json(Browser.of(j, "Deploy").postJson(address("preview"), edits));
        assertThat(preview.path("way").asText()).isEqualTo("RECREATE");
        assertThat(preview.path("changes").findValuesAsText("field")).containsExactly("Env", "Labels.api-token");
        assertThat(preview.toString()).doesNotContain(CANARY).contains("MORE=***");
        assertThat(preview.path("losses")).isNotEmpty();
        String before = inspect().path("Id").asText();

        Operation operation = ended(Browser.of(j, "Deploy").postJson(address("edit"), edits));

        assertThat(operation.state()).as(operation.error().orElse("")).isEqualTo(OperationState.SUCCEEDED);
        assertThat(inspect().path("Id").asText()).isNotEqualTo(before);
        assertThat(inspect().path("Config").path("Env").toString()).contains("PASSWORD=" + CANARY, "MORE=1");
        AuditRecord record = newest();
        assertThat(record.action()).isEqualTo("container.edit");
        assertThat(record.operation()).isEqualTo(operation.id().value());
        assertThat(record.who()).isEqualTo("Deploy");
    }

    private static AuditRecord newest() {
        return WindflowRuntime.get().audit().read(AuditFilter.newest(1)).getFirst();
    }

    @Test
    void limitsAreChangedInPlace(JenkinsRule j) throws Exception {
        start(j);
        String before = inspect().path("Id").asText();

        JsonNode answer = json(
                Browser.of(j, "Deploy")
                        .postJson(
                                address("edit"),
                                "{\"edits\": {\"HostConfig\": {\"RestartPolicy\": {\"Name\": \"always\"}, \"CpuShares\": 512}}}"));

        assertThat(answer.path("way").asText()).isEqualTo("UPDATE");
        assertThat(inspect().path("Id").asText()).isEqualTo(before);
        assertThat(inspect().path("HostConfig").path("CpuShares").asInt()).isEqualTo(512);
        JsonNode again = json(Browser.of(j, "Deploy")
                .postJson(address("edit"), "{\"edits\": {\"HostConfig\": {\"CpuShares\": 512}}}"));
        assertThat(again.path("way").asText()).isEqualTo("NONE");
    }

    @Test
    void thePolicyOfTheEnvironmentAppliesAndRightsAreAsked(JenkinsRule j) throws Exception {
        start(j);
        DockerEnvironment environment = Environments.get("local");
        environment.setRestricted(true);
        HttpResponse<String> denied = Browser.of(j, "Deploy")
                .postJson(address("edit"), "{\"edits\": {\"HostConfig\": {\"Binds\": [\"/:/host\"]}}}");
        assertThat(denied.statusCode()).isEqualTo(400);
        assertThat(denied.body()).contains("mounting paths of the Docker host (here /)");
        HttpResponse<String> create = Browser.of(j, "Deploy")
                .postJson(
                        "windflow/api/environment/local/containers/create",
                        "{\"settings\": {\"Name\": \"x1\", \"Image\": \"i\", \"HostConfig\": {\"Privileged\": true}}}");
        assertThat(create.body()).contains("privileged containers");
        assertThat(Browser.of(j, "View").postJson(address("edit"), "{}").statusCode())
                .isEqualTo(403);
        assertThat(Browser.of(j, "View").postJson(address("preview"), "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aContainerIsMadeAndPutOnANetwork(JenkinsRule j) throws Exception {
        start(j);
        String made = TestEngines.uniqueName("made");
        String settings = """
                {"minUptime": 0, "settings": {"Name": "%s", "Image": "%s", "Cmd": ["/bin/sleep", "1000"], "StopSignal": "SIGKILL",
                 "Labels": {"%s": "%s"}}}""".formatted(made, engine.busybox(), TestEngines.LABEL, TestEngines.label());
        Operation operation =
                ended(Browser.of(j, "Deploy").postJson("windflow/api/environment/local/containers/create", settings));
        assertThat(operation.state()).as(operation.error().orElse("")).isEqualTo(OperationState.SUCCEEDED);
        String network = TestEngines.uniqueName("net");
        try (EngineLease lease = engine.lease()) {
            lease.engine()
                    .postJson(
                            "/networks/create",
                            Map.of(),
                            JSON.readTree("{\"Name\": \"" + network + "\", \"Labels\": {\"" + TestEngines.LABEL
                                    + "\": \"" + TestEngines.label() + "\"}}"));
        }
        String body = "{\"network\": \"" + network + "\", \"endpoint\": {\"Aliases\": [\"friend\"]}}";
        String container = "windflow/api/environment/local/container/" + made + "/";
        assertThat(Browser.of(j, "Deploy").postJson(container + "connect", body).statusCode())
                .isEqualTo(204);
        JsonNode there = json(Browser.of(j, "Deploy").get(container));
        assertThat(there.path("settings")
                        .path("NetworkingConfig")
                        .path("EndpointsConfig")
                        .path(network)
                        .toString())
                .contains("friend");
        assertThat(Browser.of(j, "Deploy")
                        .postJson(container + "disconnect", body)
                        .statusCode())
                .isEqualTo(204);
        assertThat(Browser.of(j, "Deploy").postJson(container + "connect", "{}").body())
                .contains("'network' is missing");
        assertThat(Browser.of(j, "Deploy")
                        .get("windflow/api/environment/local/container/wf-nobody/")
                        .statusCode())
                .isEqualTo(404);
    }
}
