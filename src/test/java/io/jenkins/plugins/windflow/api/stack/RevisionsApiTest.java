package io.jenkins.plugins.windflow.api.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.revision.RevisionHeader;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Revisions as pages and programs see them: who is told what, and returns without a build. */
@WithJenkins
class RevisionsApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANARY = "canary-in-the-coal-mine-6e0d";
    private static final String TEXT = "greetings-from-the-file";
    private static final String VALUE = "value-of-the-variable";

    private final TestEngine engine = TestEngines.any();
    private final String project = TestEngines.uniqueName("api");
    private DockerEnvironment local;

    @AfterEach
    void remove() {
        engine.removeProject(project);
    }

    @Test
    void contentsAndValuesAreForThoseWhoMaySeeSecrets(JenkinsRule j) throws Exception {
        deployTwice(j);
        for (String path : List.of("1/", "diff?from=1&to=2", "")) {
            String hidden = Browser.of(j, "View").get(revisions() + path).body();
            assertThat(hidden).as(path).doesNotContain(TEXT, VALUE, CANARY);
        }
        JsonNode list = json(Browser.of(j, "View").get(revisions()));
        assertThat(list.path("revisions").findValuesAsText("number")).containsExactly("2", "1");
        JsonNode hidden = json(Browser.of(j, "View").get(revisions() + "1/"));
        assertThat(hidden.path("variables").has("GREETING")).isTrue();
        assertThat(hidden.path("secrets").path("PASSWORD").asText()).isEqualTo("shop-db");
        JsonNode open = json(Browser.of(j, "Secrets").get(revisions() + "1/"));
        assertThat(open.path("files").path(0).path("text").asText()).contains(TEXT);
        assertThat(open.path("variables").path("GREETING").asText()).isEqualTo(VALUE + "-1");

        JsonNode masked = json(Browser.of(j, "View").get(revisions() + "diff?from=1&to=2"));
        assertThat(masked.path("variables").path(0).path("name").asText()).isEqualTo("GREETING");
        assertThat(masked.path("variables").path(0).path("change").asText()).isEqualTo("CHANGED");
        assertThat(masked.path("files").path(0).path("added").asInt()).isEqualTo(1);
        JsonNode diff = json(Browser.of(j, "Secrets").get(revisions() + "diff?from=1&to=2"));
        assertThat(diff.path("variables").path(0).path("after").asText()).isEqualTo(VALUE + "-2");
        assertThat(diff.path("files").path(0).path("text").asText()).contains("-      round: '1'", "+      round: '2'");
    }

    @Test
    void aPersonPlansAndReturns(JenkinsRule j) throws Exception {
        deployTwice(j);
        Operation plan = ended(Browser.of(j, "Deploy").postJson(revisions() + "1/plan", "{}"));
        assertThat(plan.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(plan.plan().orElseThrow().text()).contains("recreate");
        Operation deploy = ended(Browser.of(j, "Deploy").postJson(revisions() + "1/deploy", "{}"));
        assertThat(deploy.error()).isEmpty();
        assertThat(deploy.submittedBy()).isEqualTo("Deploy");
        RevisionHeader newest = WindflowRuntime.get()
                .revisions()
                .history(local.stack(project))
                .revisions()
                .getFirst();
        assertThat(newest.number()).isEqualTo(3);
        assertThat(newest.provenance().returnTo()).contains(1);
        assertThat(newest.provenance().cause()).isEqualTo("Return to revision 1");
    }

    @Test
    void credentialsOfAFolderDoNotServe(JenkinsRule j) throws Exception {
        deployTwice(j);
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().clear();
        store.save();
        Operation deploy = ended(Browser.of(j, "Deploy").postJson(revisions() + "1/deploy", "{}"));
        assertThat(deploy.state()).isEqualTo(OperationState.FAILED);
        assertThat(deploy.error().orElseThrow())
                .contains("There are no credentials 'shop-db'")
                .contains("those of a folder are only for jobs in it");
    }

    @Test
    void whatIsNotThereIsSaid(JenkinsRule j) throws Exception {
        secure(j);
        local = Configured.open("local", engine);
        assertThat(Browser.of(j, "View").get(revisions()).body()).contains("\"revisions\":[]");
        HttpResponse<String> none = Browser.of(j, "View").get(revisions() + "1/");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("There is no revision of " + project + " in local yet.");
        assertThat(Browser.of(j, "View").get(revisions() + "nonsense/").statusCode())
                .isEqualTo(404);
        assertThat(Browser.of(j, "View").get(revisions() + "diff?from=1").statusCode())
                .isEqualTo(400);
        assertThat(Browser.of(j, "View")
                        .get("windflow/api/environment/local/stack/No%20Name/revisions/")
                        .statusCode())
                .isEqualTo(404);
        local.setReadOnly(true);
        assertThat(Browser.of(j, "Deploy")
                        .postJson(revisions() + "1/deploy", "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    private void deployTwice(JenkinsRule j) throws Exception {
        secure(j);
        local = Configured.open("local", engine);
        Configured.secretText("shop-db", CANARY);
        engine.busybox();
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        for (int round = 1; round <= 2; round++) {
            job.setDefinition(new CpsFlowDefinition(
                    """
                    windflowDeploy(environment: 'local', project: '%s', minUptime: 0, variables: [GREETING: '%s'],
                        secrets: [PASSWORD: 'shop-db'], compose: '''
                    services:
                      web:
                        image: %s
                        command: sleep 600
                        stop_grace_period: 0s
                        environment:
                          FILE: %s
                          GREETING: $GREETING
                          PASSWORD: $PASSWORD
                        labels:
                          round: '%d'
                    ''')
                    """.formatted(project, VALUE + "-" + round, TestEngine.BUSYBOX, TEXT, round), true));
            j.assertBuildStatusSuccess(j.waitForCompletion(job.scheduleBuild2(0).waitForStart()));
        }
    }

    private static void secure(JenkinsRule j) {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        MockAuthorizationStrategy strategy =
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().toEveryone();
        List.of(WindflowPermissions.VIEW, WindflowPermissions.DEPLOY, WindflowPermissions.SECRETS)
                .forEach(permission -> strategy.grant(permission).everywhere().to(permission.name));
        j.jenkins.setAuthorizationStrategy(strategy);
    }

    private String revisions() {
        return "windflow/api/environment/local/stack/" + project + "/revisions/";
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
