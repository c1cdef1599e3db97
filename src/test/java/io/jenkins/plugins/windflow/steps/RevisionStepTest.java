package io.jenkins.plugins.windflow.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.revision.RevisionHeader;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Deployments that become revisions, and returns to them, on a real engine. */
@WithJenkins
class RevisionStepTest {
    private static final String CANARY = "canary-in-the-coal-mine-91ce";

    private final TestEngine engine = TestEngines.any();
    private final String project = TestEngines.uniqueName("revision");
    private final String image = "windflow-test/" + project + ":1";

    @AfterEach
    void remove() {
        engine.removeProject(project);
        try (EngineLease lease = engine.lease()) {
            if (!lease.engine()
                    .getJson("/images/json", Map.of("filters", "{\"reference\":[\"" + image + "\"]}"))
                    .isEmpty()) {
                lease.engine().delete(EnginePath.of("images", image), Map.of());
            }
        }
    }

    @Test
    void aReturnBringsFilesImagesAndSecretsBack(JenkinsRule j) throws Exception {
        DockerEnvironment local = Configured.open("local", engine);
        Configured.secretText("shop-db", CANARY);
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        String first = tag(engine.busybox());
        succeed(j, job, deployment("one", "GREETING=hello"));
        JsonNode before = container();
        tag(engine.standIn());
        succeed(j, job, deployment("two", "GREETING=goodbye"));
        assertThat(container().path("Image").asText()).isNotEqualTo(first);

        WorkflowRun run = succeed(j, job, """
                def plan = windflowPlan(environment: 'local', project: '%1$s', revision: 'previous')
                echo "planned ${plan.actions.collect { it.type + ' ' + it.kind }}"
                def back = windflowDeploy(environment: 'local', project: '%1$s', revision: 'previous')
                echo "back ${back.status} ${back.recreated}"
                def again = windflowPlan(environment: 'local', project: '%1$s', revision: 3)
                echo "then ${again.changes}"
                """.formatted(project));
        j.assertLogContains("planned [tag image, keep network, recreate container]", run);
        j.assertLogContains("back DEPLOYED [" + project + "-web-1]", run);
        j.assertLogContains("Revision 1 of " + project + " in local, deployed at ", run);
        j.assertLogContains("then 0", run);
        JsonNode after = container();
        assertThat(after.path("Image").asText()).isEqualTo(first);
        assertThat(after.path("Config").path("Env"))
                .isEqualTo(before.path("Config").path("Env"));
        assertThat(after.path("Config").path("Env").toString()).contains("hello", "ROUND=one", CANARY);

        List<RevisionHeader> all =
                WindflowRuntime.get().revisions().history(local.stack(project)).revisions();
        assertThat(all).extracting(RevisionHeader::number).containsExactly(3, 2, 1);
        assertThat(all.getFirst().provenance().returnTo()).contains(1);
        assertThat(all.getFirst().provenance().buildUrl()).contains(run.getUrl());
        assertThat(all.getLast().provenance().submittedBy()).isEqualTo("job");
        j.assertLogNotContains(CANARY, run);
        assertNoCanary(j.jenkins.getRootDir().toPath().resolve("windflow"));
    }

    @Test
    void credentialsThatAreGoneAreNamed(JenkinsRule j) throws Exception {
        Configured.open("local", engine);
        Configured.secretText("shop-db", CANARY);
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        tag(engine.busybox());
        succeed(j, job, deployment("one", "GREETING=hello"));
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().clear();
        store.save();
        fail(
                j,
                job,
                "windflowDeploy(environment: 'local', project: '" + project + "', revision: 1)",
                "There are no credentials 'shop-db' of the kind Secret text or Secret file that this build may use, wanted"
                        + " for the secret PASSWORD.");
    }

    @Test
    void theContentOfASecretFileIsNotKeptAndThatIsSaid(JenkinsRule j) throws Exception {
        Configured.open("local", engine);
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        tag(engine.busybox());
        succeed(j, job, """
                node {
                    writeFile file: 'db.txt', text: '%s'
                    writeFile file: 'compose.yaml', text: '''
                services:
                  web: {image: %s, command: sleep 600, stop_grace_period: 0s, secrets: [db]}
                secrets: {db: {file: db.txt}}
                '''
                    windflowDeploy(environment: 'local', project: '%s', files: ['compose.yaml'], minUptime: 0)
                }
                """.formatted(CANARY, image, project));
        assertNoCanary(j.jenkins.getRootDir().toPath().resolve("windflow"));
        fail(
                j,
                job,
                "windflowDeploy(environment: 'local', project: '" + project + "', revision: '1')",
                "Revision 1 of " + project
                        + " in local cannot be deployed from the store: db.txt is not stored, because it"
                        + " is the content of a secret. Deploy its files again, or give the secret by credentials.");
    }

    @Test
    void argumentsBesidesARevisionAreNamed(JenkinsRule j) throws Exception {
        Configured.open("local", engine);
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        String step = "windflowDeploy(environment: 'local', project: 'p', revision: ";
        fail(
                j,
                job,
                step + "1, compose: 'services: {}', variables: [A: 'b'], build: true)",
                "takes compose, variables, build from the revision: leave them out.");
        fail(j, job, step + "'newest')", "revision is 'previous' or the number of a revision, not 'newest'.");
        fail(j, job, "windflowDeploy(environment: 'local', revision: 1)", "needs the name of the project");
        fail(j, job, step + "'previous', timeout: 0)", "at least 1 second");
        fail(j, job, step + "7)", "There is no revision of p in local yet.");
    }

    /** Has the name stand for an image of the engine; the image's ID. */
    private String tag(String source) {
        try (EngineLease lease = engine.lease()) {
            lease.engine()
                    .postJson(
                            EnginePath.of("images", source, "tag"),
                            Map.of("repo", "windflow-test/" + project, "tag", "1"),
                            null);
            return lease.engine()
                    .getJson(EnginePath.of("images", image, "json"), Map.of())
                    .path("Id")
                    .asText();
        }
    }

    private JsonNode container() {
        try (EngineLease lease = engine.lease()) {
            return lease.engine().getJson(EnginePath.of("containers", project + "-web-1", "json"), Map.of());
        }
    }

    private String deployment(String round, String file) {
        return """
                node {
                    writeFile file: 'web.env', text: '%s'
                    writeFile file: 'compose.yaml', text: '''
                services:
                  web:
                    image: %s
                    command: sleep 600
                    stop_grace_period: 0s
                    env_file: web.env
                    environment: {ROUND: $ROUND, PASSWORD: $PASSWORD}
                '''
                    windflowDeploy(environment: 'local', project: '%s', files: ['compose.yaml'], minUptime: 0,
                        variables: [ROUND: '%s'], secrets: [PASSWORD: 'shop-db'])
                }
                """.formatted(file, image, project, round);
    }

    private static WorkflowRun succeed(JenkinsRule j, WorkflowJob job, String script) throws Exception {
        return j.assertBuildStatusSuccess(j.waitForCompletion(start(job, script)));
    }

    private static void fail(JenkinsRule j, WorkflowJob job, String script, String sentence) throws Exception {
        WorkflowRun run = j.waitForCompletion(start(job, script));
        j.assertBuildStatus(Result.FAILURE, run);
        j.assertLogContains(sentence, run);
    }

    private static WorkflowRun start(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static void assertNoCanary(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(CANARY);
            }
        }
    }
}
