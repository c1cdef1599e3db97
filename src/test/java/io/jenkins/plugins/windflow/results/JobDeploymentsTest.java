package io.jenkins.plugins.windflow.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The page of a job's deployments, whose builds all fail because there is no engine. */
class JobDeploymentsTest {
    private static final String PLAN =
            "windflowPlan environment: 'prod', project: 'shop', compose: 'services: {web: {image: busybox}}'";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void listsWhatWasDeployedNewestFirstAlsoWhenItWasForgotten() throws Throwable {
        sessions.then(j -> {
            secure(j);
            WorkflowJob job = j.createProject(WorkflowJob.class, "release");
            build(j, job, down("prod"));
            build(j, job, PLAN);
            build(j, job, down("dev"));
            assertThat(environments(history(j, ""))).containsExactly("dev", "prod");
        });
        forgetOperations();
        sessions.then(j -> {
            secure(j);
            JsonNode page = history(j, "");
            assertThat(environments(page)).containsExactly("dev", "prod");
            assertThat(page.path("before").isNull()).isTrue();
            JsonNode newest = page.path("deployments").path(0);
            assertThat(newest.path("build").path("number").asInt()).isEqualTo(3);
            assertThat(newest.path("build").path("url").asText()).isEqualTo("job/release/3/");
            assertThat(newest.path("operation").path("outcome").asText()).isEqualTo("FAILED");
            assertThat(newest.path("operation").has("plan"))
                    .as("lists are short")
                    .isFalse();
            assertThat(environments(history(j, "?environment=prod"))).containsExactly("prod");
            assertThat(environments(history(j, "?outcome=DEPLOYED"))).isEmpty();
            assertThat(environments(history(j, "?outcome=FAILED&limit=1"))).containsExactly("dev");
        });
    }

    @Test
    void isReadPageByPageAndNeverFromMoreBuildsThanTheBound() throws Throwable {
        sessions.then(j -> {
            secure(j);
            WorkflowJob job = j.createProject(WorkflowJob.class, "release");
            build(j, job, down("prod"));
            build(j, job, "echo 'nothing'");
            build(j, job, "echo 'nothing'");
            build(j, job, down("dev"));

            Map<String, Object> first = new DeploymentHistory(job, null, null, 2).page(Integer.MAX_VALUE, 25);
            assertThat((List<?>) first.get("deployments")).hasSize(1);
            assertThat(first).containsEntry("before", 3);
            Map<String, Object> second = new DeploymentHistory(job, null, null, 2).page(3, 25);
            assertThat((List<?>) second.get("deployments")).hasSize(1);
            assertThat(second).containsEntry("before", null);

            job.getBuildByNumber(1).delete();
            assertThat((List<?>)
                            new DeploymentHistory(job, null, null).page(4, 25).get("deployments"))
                    .isEmpty();
        });
    }

    @Test
    void onlyJobsThatDeployHaveThePageAndOnlyViewersSeeIt() throws Throwable {
        sessions.then(j -> {
            secure(j);
            WorkflowJob job = j.createProject(WorkflowJob.class, "release");
            build(j, job, PLAN);
            assertThat(job.getAction(JobDeployments.class)).isNull();
            assertThat(Browser.of(j, "View").get("job/release/windflow/").statusCode())
                    .isEqualTo(404);
            build(j, job, down("prod"));
            assertThat(job.getAction(JobDeployments.class)).isNotNull();
            for (String path : List.of("job/release/windflow/", "job/release/windflow/history")) {
                assertThat(Browser.of(j, "View").get(path).statusCode())
                        .as(path)
                        .isEqualTo(200);
                assertThat(Browser.of(j, "nobody").get(path).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(Browser.of(j, "View")
                            .get("job/release/windflow/history?limit=1000")
                            .body())
                    .isEqualTo("{\"error\":\"'limit' must be from 1 to 100.\"}");
        });
    }

    @Test
    void aBuildKeepsAllOfItsParallelDeploymentsOverARestart() throws Throwable {
        sessions.then(j -> {
            secure(j);
            WorkflowRun run = build(
                    j,
                    j.createProject(WorkflowJob.class, "release"),
                    "parallel a: { %s }, b: { %s }, c: { %s }"
                            .formatted(down("prod", "a"), down("prod", "b"), down("dev", "c")));
            assertThat(run.getAction(DeploymentAction.class).getOperations()).hasSize(3);
        });
        forgetOperations();
        sessions.then(j -> {
            secure(j);
            WorkflowRun run =
                    j.jenkins.getItemByFullName("release", WorkflowJob.class).getBuildByNumber(1);
            assertThat(run.getAction(DeploymentAction.class).getLines())
                    .hasSize(3)
                    .allSatisfy(line -> {
                        assertThat(line.text()).startsWith("Down of ").contains(": failed");
                        assertThat(line.cause()).startsWith("There is no socket");
                        assertThat(line.icon()).isEqualTo("symbol-status-red");
                    });
            assertThat(environments(history(j, "?limit=1")))
                    .as("a build is not cut in two")
                    .hasSize(3);
        });
    }

    private static String down(String environment) {
        return down(environment, "shop");
    }

    private static String down(String environment, String project) {
        return "windflowDown environment: '" + environment + "', project: '" + project + "'";
    }

    private static WorkflowRun build(JenkinsRule j, WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = j.waitForCompletion(job.scheduleBuild2(0).waitForStart());
        return j.assertBuildStatus(script.contains("windflow") ? Result.FAILURE : Result.SUCCESS, run);
    }

    private static JsonNode history(JenkinsRule j, String query) throws Exception {
        return new ObjectMapper()
                .readTree(Browser.of(j, "View")
                        .get("job/release/windflow/history" + query)
                        .body());
    }

    private static List<String> environments(JsonNode page) {
        return StreamSupport.stream(page.path("deployments").spliterator(), false)
                .map(row -> row.path("operation").path("environment").asText())
                .toList();
    }

    private void forgetOperations() throws IOException {
        Path folder = sessions.getHome().toPath().resolve("windflow/operations");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void secure(JenkinsRule j) {
        if (WindflowConfiguration.get().names().isEmpty()) {
            Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
            Configured.open("dev", new UnixSocketConnection("/nowhere/docker.sock"));
        }
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
