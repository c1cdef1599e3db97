package io.jenkins.plugins.windflow.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import io.jenkins.plugins.windflow.core.audit.AuditRecord.Outcome;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people, builds and the configuration leave in the audit log, and how it is read. */
@WithJenkins
class AuditApiTest {
    private static final String AUDIT = "windflow/api/audit/";
    private static final Duration LONG = Duration.ofSeconds(20);

    private JenkinsRule j;
    private Browser admin;

    @BeforeEach
    void secure(JenkinsRule jenkins) throws Exception {
        j = jenkins;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, WindflowPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        admin = Browser.of(j, "admin");
    }

    @Test
    void aRefusedChangeIsOnRecordWithTheAddressItCameFrom() throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        assertThat(Browser.of(j, "viewer")
                        .postJson("windflow/api/environment/prod/stack/shop/revisions/3/deploy", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(newest("?action=stack."))
                .isEqualTo(Map.of(
                        "who", "viewer",
                        "address", "127.0.0.1",
                        "environment", "prod",
                        "action", "stack.deploy",
                        "kind", "PROJECT",
                        "subject", "shop",
                        "outcome", "REFUSED",
                        "detail", "viewer is missing the Windflow/Deploy permission",
                        "operation", ""));
    }

    @Test
    void aBuildsOperationIsOnRecordAndHasTheOutcomeOfItsEnd() throws Exception {
        submit("job/shop/1/", run -> OperationResult.succeeded(Map.of()));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(newest("?who=SHOP"))
                        .containsEntry("who", "shop")
                        .containsEntry("action", "stack.deploy")
                        .containsEntry("subject", "web")
                        .containsEntry("outcome", "DONE")
                        .containsEntry("detail", "Build shop #1"));
        submit("job/shop/2/", run -> {
            throw new IllegalStateException("No such image.");
        });
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(newest("?who=shop&outcome=FAILED"))
                        .hasEntrySatisfying(
                                "detail", detail -> assertThat(detail).startsWith("Build shop #1 - ")));
    }

    @Test
    void aSavedConfigurationIsOnRecordWithTheNamesOfWhatChanged() throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        DockerEnvironment test = Configured.open("test", new UnixSocketConnection("/elsewhere/docker.sock"));
        assertThat(newest("?action=configuration.save"))
                .containsEntry("who", "SYSTEM")
                .containsEntry("detail", "environment test added");
        String body = admin.get("windflow/api/configuration")
                .body()
                .replace("/elsewhere/docker.sock", "/other/docker.sock")
                .replaceFirst("\\{", "{\"auditDays\": 30, ");
        assertThat(test.getName()).isEqualTo("test");
        assertThat(admin.postJson("windflow/api/configuration", body).statusCode())
                .isEqualTo(200);
        assertThat(records("?action=configuration.save&who=admin").findValuesAsText("detail"))
                .containsExactlyInAnyOrder("environment test: connection", "auditDays");
    }

    @Test
    void filtersAndPages() throws Exception {
        IntStream.range(0, 5).forEach(i -> append("anna", "c" + i, Outcome.DONE));
        append("otto", "c9", Outcome.FAILED);
        assertThat(records("?who=anna&limit=2").findValuesAsText("subject")).containsExactly("c4", "c3");
        String before = json(AUDIT + "?who=anna&limit=2").path("before").asText();
        assertThat(records("?who=anna&limit=3&before=" + before).findValuesAsText("subject"))
                .containsExactly("c2", "c1", "c0");
        assertThat(records("?outcome=failed").findValuesAsText("subject")).containsExactly("c9");
        assertThat(records("?until=2020-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsSaid() throws Exception {
        says("?limit=0", "limit must be between 1 and 1000, not 0.");
        says("?outcome=GOOD", "There is no outcome 'GOOD'.");
        says("?from=yesterday", "'from' must be a time like 2026-11-24T12:00:00Z, not 'yesterday'.");
        says("?before=../../etc/passwd", "'../../etc/passwd' is no place in the audit log.");
        says("export?format=xml", "'format' must be 'csv' or 'json'.");
    }

    @Test
    void exportsAreFilesAndComputeNothing() throws Exception {
        append("=HYPERLINK(\"http://x\")", "a,b\"c\"", Outcome.DONE);
        HttpResponse<String> csv = admin.get(AUDIT + "export?format=csv&action=container.");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"windflow-audit.csv\"");
        assertThat(csv.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(csv.body().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", "\"a,b\"\"c\"\"\"");
        HttpResponse<String> json = admin.get(AUDIT + "export?format=json&action=container.");
        assertThat(JsonAnswer.JSON.readTree(json.body()).findValuesAsText("subject"))
                .containsExactly("a,b\"c\"");
    }

    @Test
    void longLogsAreExportedWhole() throws Exception {
        IntStream.range(0, 2_500).forEach(i -> append("anna", "c" + i, Outcome.DONE));
        assertThat(admin.get(AUDIT + "export?format=csv&who=anna").body().lines())
                .hasSize(2_501);
        assertThat(JsonAnswer.JSON.readTree(
                        admin.get(AUDIT + "export?format=json&who=anna").body()))
                .hasSize(2_500);
    }

    private static void submit(String build, OperationWork work) {
        WindflowRuntime.get()
                .operations()
                .submit(new OperationRequest(
                        OperationKind.DEPLOY, "prod", "web", "shop", "Build shop #1", build, work));
    }

    private static void append(String who, String container, Outcome outcome) {
        WindflowRuntime.get()
                .audit()
                .append(new AuditRecord(
                        Instant.now(),
                        who,
                        "",
                        "prod",
                        "container.start",
                        Subject.container(container),
                        outcome,
                        "",
                        ""));
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = admin.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonAnswer.JSON.readTree(answer.body());
    }

    private JsonNode records(String query) throws Exception {
        return json(AUDIT + query).path("records");
    }

    /** Without what is new each time. */
    private Map<String, String> newest(String query) throws Exception {
        List<JsonNode> records =
                StreamSupport.stream(records(query).spliterator(), false).toList();
        assertThat(records).isNotEmpty();
        Map<String, String> fields = new HashMap<>();
        records.getFirst()
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        fields.keySet().removeAll(List.of("id", "time"));
        return fields;
    }

    private void says(String query, String sentence) throws Exception {
        HttpResponse<String> answer = admin.get(AUDIT + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonAnswer.JSON.readTree(answer.body()).path("error").asText())
                .isEqualTo(sentence);
    }
}
