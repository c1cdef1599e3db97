package io.jenkins.plugins.windflow.api.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.revision.Revision;
import io.jenkins.plugins.windflow.core.revision.StoredContent;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Stacks as people change them on the pages: the editor, actions, adoption. */
@WithJenkins
class StackApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANARY = "canary-of-the-editor-77c1";

    private final TestEngine engine = TestEngines.any();
    private final String project = TestEngines.uniqueName("stack");
    private DockerEnvironment local;

    @AfterEach
    void remove() {
        engine.removeProject(project);
    }

    @Test
    void mistakesAreNamedWithTheirPlaces(JenkinsRule j) throws Exception {
        open(j);
        ObjectNode body = edit("""
                services:
                  web:
                    image: %s
                    comand: sleep 600
                    environment: {GREETING: "${GREETING:-hello}", TAG: $TAG}
                """.formatted(TestEngine.BUSYBOX));
        body.putObject("variables").put("UNUSED", "x");
        JsonNode check = json(Browser.of(j, "Deploy").postJson(stack() + "edit/check", body.toString()));
        JsonNode problem = check.path("problems").path(0);
        assertThat(problem.path("file").asText()).isEqualTo("compose.yaml");
        assertThat(problem.path("line").asInt()).isEqualTo(4);
        assertThat(problem.path("column").asInt()).isEqualTo(5);
        assertThat(problem.path("message").asText()).contains("command");
        Map<String, String> states = states(check);
        assertThat(states).containsEntry("GREETING", "DEFAULT").containsEntry("TAG", "MISSING");

        body = edit("services: {web: {image: busybox, environment: {KEY: $KEY, TAG: $TAG}}}");
        body.putObject("variables").put("TAG", "1").put("UNUSED", "value-that-is-not-told");
        body.putObject("secrets").put("KEY", "shop-db");
        HttpResponse<String> answer = Browser.of(j, "Deploy").postJson(stack() + "edit/check", body.toString());
        assertThat(json(answer).path("problems")).isEmpty();
        assertThat(states(json(answer)))
                .containsEntry("TAG", "USED")
                .containsEntry("KEY", "USED")
                .containsEntry("UNUSED", "UNUSED");
        assertThat(answer.body()).doesNotContain(CANARY, "value-that-is-not-told");

        body.putObject("secrets").put("KEY", "nobody");
        check = json(Browser.of(j, "Deploy").postJson(stack() + "edit/check", body.toString()));
        assertThat(check.path("problems").path(0).path("message").asText()).contains("no credentials 'nobody'");
    }

    @Test
    void whatIsWrittenIsPlannedDeployedAndARevision(JenkinsRule j) throws Exception {
        open(j);
        ObjectNode body = edit(web("one"));
        body.putArray("further").addObject().put("path", ".env").put("text", "ROUND=first\n");
        body.putObject("secrets").put("KEY", "shop-db");
        Operation plan = ended(Browser.of(j, "Deploy").postJson(stack() + "edit/plan", body.toString()));
        assertThat(plan.plan().orElseThrow().text()).contains("create");
        Operation deploy = ended(Browser.of(j, "Deploy").postJson(stack() + "edit/deploy", body.toString()));
        assertThat(deploy.error()).isEmpty();
        assertThat(deploy.submittedBy()).isEqualTo("Deploy");
        Revision first = WindflowRuntime.get().revisions().get(local.stack(project), 1);
        assertThat(first.blueprint().files().getFirst().path()).isEqualTo("compose.yaml");
        assertThat(first.blueprint().further().getFirst().path()).isEqualTo(".env");
        assertThat(first.blueprint().secrets()).containsEntry("KEY", "shop-db");

        JsonNode listed = json(Browser.of(j, "View").get("windflow/api/environment/local/stacks"));
        JsonNode ours = find(listed.path("stacks"), project);
        assertThat(ours.path("revision").path("number").asInt()).isEqualTo(1);
        assertThat(ours.path("revision").path("submittedBy").asText()).isEqualTo("Deploy");
        JsonNode document = json(Browser.of(j, "View").get(stack()));
        assertThat(document.path("networks").findValuesAsText("name")).contains(project + "_default");
        assertThat(document.toString()).doesNotContain(CANARY, "first");

        // Who may not see the texts deploys them with another option, and somebody else's work is not overwritten.
        body.put("base", 1);
        ((ObjectNode) body.path("files").path(0)).putNull("text");
        ((ObjectNode) body.path("further").path(0)).putNull("text");
        body.putObject("options").put("minUptime", 0).put("timeout", 60);
        assertThat(ended(Browser.of(j, "Deploy").postJson(stack() + "edit/deploy", body.toString()))
                        .error())
                .isEmpty();
        body.put("base", 0);
        ((ObjectNode) body.path("files").path(0)).put("text", web("two"));
        ((ObjectNode) body.path("further").path(0)).put("text", "");
        HttpResponse<String> late = Browser.of(j, "Deploy").postJson(stack() + "edit/deploy", body.toString());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("has deployed revision");
    }

    @Test
    void actionsDownAndForgettingWantTheirRights(JenkinsRule j) throws Exception {
        open(j);
        deploy(j);
        assertThat(ended(Browser.of(j, "Operate").postJson(stack() + "stop", "{}"))
                        .error())
                .isEmpty();
        assertThat(state(j)).isEqualTo("STOPPED");
        assertThat(ended(Browser.of(j, "Operate").postJson(stack() + "start", "{\"services\":[\"web\"]}"))
                        .error())
                .isEmpty();
        assertThat(state(j)).isEqualTo("RUNNING");
        assertThat(Browser.of(j, "Operate").postJson(stack() + "down", "{}").statusCode())
                .isEqualTo(403);
        assertThat(Browser.of(j, "Deploy")
                        .postJson(stack() + "down", "{\"volumes\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Browser.of(j, "Delete").postJson(stack() + "forget", "{}").body())
                .contains("take the stack down");
        assertThat(ended(Browser.of(j, "Deploy").postJson(stack() + "down", "{}"))
                        .error())
                .isEmpty();
        assertThat(state(j)).isEqualTo("EMPTY");
        assertThat(Browser.of(j, "Delete").postJson(stack() + "forget", "{}").statusCode())
                .isEqualTo(204);
        assertThat(Browser.of(j, "View").get(stack()).statusCode()).isEqualTo(404);
    }

    @Test
    void anUpdateOfWhatNoRegistryHasSaysSo(JenkinsRule j) throws Exception {
        open(j);
        deploy(j);
        Operation update = ended(Browser.of(j, "Deploy").postJson(stack() + "update", "{}"));
        assertThat(update.state()).isEqualTo(OperationState.FAILED);
        assertThat(update.cause()).isEqualTo("Update");
        assertThat(state(j)).isEqualTo("RUNNING");
        Operation pull = ended(Browser.of(j, "Operate").postJson(stack() + "pull", "{}"));
        assertThat(pull.error().orElseThrow()).contains("could not be pulled", TestEngine.BUSYBOX);
    }

    @Test
    void aStackOfOthersIsTakenOver(JenkinsRule j) throws Exception {
        open(j);
        foreign();
        JsonNode hidden = json(Browser.of(j, "Deploy").postJson(stack() + "adoption/propose", "{}"));
        assertThat(hidden.path("differences")).isEmpty();
        assertThat(hidden.toString()).doesNotContain(CANARY, "sleep");
        assertThat(hidden.path("variables").has("DB_PASSWORD")).isTrue();
        ended(Browser.of(j, "Deploy").postJson(stack() + "adoption/adopt", "{}"));
        Revision revision = WindflowRuntime.get().revisions().get(local.stack(project), 1);
        assertThat(revision.header().provenance().cause()).isEqualTo("Adoption");
        String text =
                ((StoredContent.Text) revision.blueprint().files().getFirst().content()).text();
        assertThat(text).contains("${DB_PASSWORD}").doesNotContain(CANARY);
        // The same files have nothing to do.
        ObjectNode body = JSON.createObjectNode().put("base", 1);
        body.putArray("files").addObject().put("path", "compose.yaml").putNull("text");
        body.putObject("variables").putNull("DB_PASSWORD");
        Operation plan = ended(Browser.of(j, "Deploy").postJson(stack() + "edit/plan", body.toString()));
        assertThat(plan.plan().orElseThrow().changes()).isZero();

        assertThat(Browser.of(j, "Deploy")
                        .postJson(stack() + "adoption/propose", "{\"from\":\"files\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Browser.of(j, "Administer")
                        .postJson(stack() + "adoption/propose", "{\"from\":\"files\"}")
                        .body())
                .contains("is not on this controller");
    }

    @Test
    void credentialsAreListedByTheirIds(JenkinsRule j) throws Exception {
        open(j);
        HttpResponse<String> answer = Browser.of(j, "Deploy").get("windflow/api/environment/local/secrets");
        assertThat(json(answer).path("secrets").findValuesAsText("id")).containsExactly("shop-db");
        assertThat(answer.body()).doesNotContain(CANARY);
    }

    private void foreign() {
        engine.run(
                config -> {
                    ObjectNode labels = (ObjectNode) config.path("Labels");
                    labels.put("com.docker.compose.project", project).put("com.docker.compose.service", "web");
                    config.putArray("Env").add("DB_PASSWORD=" + CANARY).add("COLOUR=blue");
                },
                "sleep",
                "600");
    }

    private void deploy(JenkinsRule j) throws Exception {
        ObjectNode body = edit(web("one"));
        body.putObject("variables").put("KEY", "k").put("ROUND", "r");
        assertThat(ended(Browser.of(j, "Deploy").postJson(stack() + "edit/deploy", body.toString()))
                        .error())
                .isEmpty();
    }

    private static String web(String round) {
        return """
                services:
                  web:
                    image: %s
                    command: sleep 600
                    stop_grace_period: 0s
                    environment: {KEY: $KEY, ROUND: $ROUND}
                    labels: {round: %s}
                """.formatted(TestEngine.BUSYBOX, round);
    }

    private static ObjectNode edit(String compose) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("files").addObject().put("path", "compose.yaml").put("text", compose);
        body.putObject("options").put("minUptime", 0);
        return body;
    }

    private static Map<String, String> states(JsonNode check) {
        Map<String, String> states = new TreeMap<>();
        check.path("variables")
                .forEach(variable -> states.put(
                        variable.path("name").asText(), variable.path("state").asText()));
        return states;
    }

    private static JsonNode find(JsonNode stacks, String project) {
        for (JsonNode stack : stacks) {
            if (stack.path("project").asText().equals(project)) {
                return stack;
            }
        }
        throw new AssertionError(project + " is not in " + stacks);
    }

    private String state(JenkinsRule j) throws Exception {
        return json(Browser.of(j, "View").get(stack()))
                .path("stack")
                .path("state")
                .asText();
    }

    private void open(JenkinsRule j) throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        MockAuthorizationStrategy strategy =
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().toEveryone();
        WindflowPermissions.ALL.forEach(
                permission -> strategy.grant(permission).everywhere().to(permission.name));
        strategy.grant(Jenkins.ADMINISTER).everywhere().to("Administer");
        j.jenkins.setAuthorizationStrategy(strategy);
        local = Configured.open("local", engine);
        Configured.secretText("shop-db", CANARY);
        engine.busybox();
    }

    private String stack() {
        return "windflow/api/environment/local/stack/" + project + "/";
    }

    private static Operation ended(HttpResponse<String> answer) throws Exception {
        JsonNode operation = json(answer).path("operation");
        Operation submitted = WindflowRuntime.get()
                .operations()
                .find(new OperationId(operation.path("id").asText()))
                .orElseThrow();
        submitted.completion().get(60, TimeUnit.SECONDS);
        return submitted;
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
