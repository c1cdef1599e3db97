package io.jenkins.plugins.windflow.results;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A build's own page shows its operations longer than the operations are remembered. */
class BuildOperationsTest {
    private static final String PLAN = """
            windflowPlan environment: 'prod', project: 'shop', compose: 'services: {web: {image: busybox}}'
            """;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final AtomicReference<String> operation = new AtomicReference<>();

    @Test
    void anOperationThatWasForgottenIsReadFromTheBuild() throws Throwable {
        sessions.then(j -> {
            secure(j);
            Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
            WorkflowJob job = j.createProject(WorkflowJob.class, "release");
            job.setDefinition(new CpsFlowDefinition(PLAN, true));
            WorkflowRun run = j.assertBuildStatus(
                    Result.FAILURE, j.waitForCompletion(job.scheduleBuild2(0).waitForStart()));
            operation.set(run.getAction(DeploymentAction.class).getOperations().getFirst());
            assertThat(ask(j, "View", operation.get()).body())
                    .contains("\"error\":\"There is no socket unix:///nowhere/docker.sock");
        });
        forgetOperations();
        sessions.then(j -> {
            secure(j);
            assertThat(WindflowRuntime.get().operations().find(new OperationId(operation.get())))
                    .isEmpty();
            HttpResponse<String> answer = ask(j, "View", operation.get());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"id\":\"" + operation.get() + "\"", "\"state\":\"FAILED\"", "\"log\":[]");
            assertThat(ask(j, "nobody", operation.get()).statusCode()).isEqualTo(403);
            assertThat(ask(j, "View", "20260101-000000-000-aaaaaaaa").body())
                    .isEqualTo("{\"error\":\"This build has had no operation '20260101-000000-000-aaaaaaaa'.\"}");
        });
    }

    private void forgetOperations() throws IOException {
        Path folder = sessions.getHome().toPath().resolve("windflow/operations");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static HttpResponse<String> ask(JenkinsRule j, String user, String id) throws Exception {
        return Browser.of(j, user).get("job/release/1/windflow/operation?id=" + id);
    }

    private static void secure(JenkinsRule j) {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(WindflowPermissions.VIEW)
                .everywhere()
                .to("View"));
    }
}
