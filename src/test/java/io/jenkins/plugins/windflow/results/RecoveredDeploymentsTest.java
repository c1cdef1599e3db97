package io.jenkins.plugins.windflow.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Item;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.runtime.UndecidedOperations;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** An operation that was interrupted, its build that waits for nothing any more, and the person who decides. */
class RecoveredDeploymentsTest {
    private static final String ID = "20260102-030405-006-abcdefgh";
    private static final String RECOVER = "windflow/api/operation/" + ID + "/recover";
    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void whatBecameOfItIsKeptWithTheBuildAndDecidedByThoseWhoMay() throws Throwable {
        sessions.then(RecoveredDeploymentsTest::buildOnce);
        writeJournal();
        sessions.then(j -> {
            secure(j);
            Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
            Operation operation = operation();
            assertThat(operation.state()).isEqualTo(OperationState.RECOVERY_PENDING);
            WorkflowRun run = run(j);
            await().atMost(LONG).until(() -> run.getAction(DeploymentAction.class) != null);
            await().atMost(LONG).until(() -> StoredDeployment.read(run, ID) != null);
            assertThat(StoredDeployment.read(run, ID).get("state")).isEqualTo("RECOVERY_PENDING");
            assertThat(new UndecidedOperations().isActivated()).isTrue();
            assertThat(new UndecidedOperations().getUndecided())
                    .extracting(UndecidedOperations.Undecided::title)
                    .containsExactly("The deploy of shop in prod");

            assertThat(Browser.of(j, "View")
                            .get("windflow/api/operation/" + ID + "/")
                            .body())
                    .contains("\"canResume\":false", "\"canRollBack\":true", "\"rollBackReason\":null");
            assertThat(decide(j, "View", "rollback").statusCode()).isEqualTo(403);
            assertThat(decide(j, "Deploy", "sideways").statusCode()).isEqualTo(400);
            HttpResponse<String> refused = decide(j, "Deploy", "resume");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("cannot be resumed", "not all of its containers had been started");

            HttpResponse<String> accepted = decide(j, "Deploy", "rollback");
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
            assertThat(accepted.body()).contains("\"state\":\"RECOVERING\"");
            assertThat(new UndecidedOperations().isActivated()).isFalse();
            WindflowRuntime.get().operations().cancel(operation.id(), "Deploy");
            await().atMost(LONG).until(() -> operation.state() == OperationState.RECOVERY_PENDING);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(String.valueOf(
                                    StoredDeployment.read(run, ID).get("error")))
                            .isEqualTo("The recovery was cancelled by Deploy."));
        });
    }

    @Test
    void aBuildThatWasDeletedStaysDeleted() throws Throwable {
        Path[] folder = new Path[1];
        sessions.then(j -> {
            buildOnce(j);
            folder[0] = run(j).getRootDir().toPath();
            run(j).delete();
        });
        writeJournal();
        sessions.then(j -> {
            assertThat(operation().state()).isEqualTo(OperationState.RECOVERY_PENDING);
            assertThat(RecoveredDeployments.build("job/release/1/")).isEmpty();
            assertThat(RecoveredDeployments.build("job/nobody/1/")).isEmpty();
            assertThat(RecoveredDeployments.build("user/alice/")).isEmpty();
            RecoveredDeployments.begin();
            assertThat(folder[0]).doesNotExist();
        });
    }

    private static void buildOnce(JenkinsRule j) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "release");
        job.setDefinition(new CpsFlowDefinition("echo 'done'", true));
        j.assertBuildStatusSuccess(j.waitForCompletion(job.scheduleBuild2(0).waitForStart()));
    }

    private static WorkflowRun run(JenkinsRule j) {
        return j.jenkins.getItemByFullName("release", WorkflowJob.class).getBuildByNumber(1);
    }

    private static Operation operation() {
        return WindflowRuntime.get().operations().find(new OperationId(ID)).orElseThrow();
    }

    private static HttpResponse<String> decide(JenkinsRule j, String user, String how) throws Exception {
        return Browser.of(j, user).postJson(RECOVER, "{\"how\": \"" + how + "\"}");
    }

    /** What an old deployment left that ended in the middle of its second action. */
    private void writeJournal() throws Exception {
        Path folder = sessions.getHome().toPath().resolve("windflow/operations").resolve(ID);
        Files.createDirectories(folder);
        String[] lines = {
            "\"submitted\",\"data\":{\"id\":\"" + ID
                    + "\",\"kind\":\"DEPLOY\",\"environment\":\"prod\",\"project\":\"shop\",\"submittedBy\":\"release\","
                    + "\"cause\":\"release #1\",\"buildUrl\":\"job/release/1/\"}",
            "\"engine\",\"data\":{\"engineId\":\"ENGINE\"}",
            "\"started\",\"data\":{}",
            "\"note\",\"data\":{\"name\":\"deployment\",\"data\":{\"rollback\":true}}",
            "\"phase\",\"data\":{\"name\":\"apply\"}",
            "\"begin\",\"data\":{\"action\":0,\"type\":\"container.rename\",\"name\":\"shop-web-1\","
                    + "\"intent\":{\"id\":\"abc\",\"from\":\"shop-web-1\",\"to\":\"abc_shop-web-1\"}}"
        };
        StringBuilder journal = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            journal.append("{\"v\":2,\"seq\":" + i + ",\"time\":\"2026-01-02T03:04:05Z\",\"type\":" + lines[i] + "}\n");
        }
        Files.writeString(folder.resolve("journal.jsonl"), journal);
    }

    private static void secure(JenkinsRule j) {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(WindflowPermissions.VIEW)
                .everywhere()
                .to("View")
                .grant(WindflowPermissions.DEPLOY)
                .everywhere()
                .to("Deploy"));
    }
}
