package io.jenkins.plugins.windflow.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.testing.Configured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of the Snippet Generator: a step comes out of its form as it went in, and is written with what is not default. */
@WithJenkins
class StepFormTest {
    private JenkinsRule j;

    @BeforeEach
    void configure(JenkinsRule jenkins) {
        j = jenkins;
        Configured.open("prod", new UnixSocketConnection("/var/run/docker.sock"));
    }

    @Test
    void aDeploymentWithEverything() throws Exception {
        DeployStep step = everything(new DeployStep("prod"));
        step.setTimeout(60);
        step.setMinUptime(0);
        step.setRollback(false);
        step.setRemoveOrphans(true);
        assertThat(roundTrip(step))
                .contains(
                        "windflowDeploy ",
                        "environment: 'prod'",
                        "files: ['compose.yaml', 'compose.prod.yaml']",
                        "TAG: '1.4.2'",
                        "minUptime: 0",
                        "rollback: false",
                        "timeout: 60",
                        "secrets: ",
                        "build: false");
    }

    @Test
    void aDeploymentWithDefaults() throws Exception {
        DeployStep step = new DeployStep("prod");
        step.setProject("shop");
        step.setCompose("services:\n  web:\n    image: busybox\n");
        String snippet = roundTrip(step);
        assertThat(snippet).contains("compose: '''services:", "environment: 'prod'", "project: 'shop'");
        assertThat(snippet)
                .doesNotContain(
                        "files",
                        "variables",
                        "secrets",
                        "profiles",
                        "services: [",
                        "pull",
                        "build",
                        "timeout",
                        "minUptime",
                        "rollback",
                        "revision",
                        "Orphans");
    }

    @Test
    void aReturnToAnEarlierRevision() throws Exception {
        assertThat(roundTrip(revision(new DeployStep("prod"), "previous")))
                .isEqualTo("windflowDeploy environment: 'prod', project: 'shop', revision: 'previous'");
        assertThat(roundTrip(revision(new DeployStep("prod"), 12)))
                .isEqualTo("windflowDeploy environment: 'prod', project: 'shop', revision: '12'");
    }

    @Test
    void aPlanOfAnEarlierRevision() throws Exception {
        assertThat(roundTrip(revision(new PlanStep("prod"), "previous")))
                .isEqualTo("windflowPlan environment: 'prod', project: 'shop', revision: 'previous'");
    }

    @Test
    void aPlanWithEverything() throws Exception {
        assertThat(roundTrip(everything(new PlanStep("prod")))).startsWith("windflowPlan ");
    }

    @Test
    void aPlanWithDefaults() throws Exception {
        PlanStep step = new PlanStep("prod");
        step.setFiles(List.of("compose.yaml"));
        assertThat(roundTrip(step)).isEqualTo("windflowPlan environment: 'prod', files: ['compose.yaml']");
    }

    @Test
    void takingDown() throws Exception {
        DownStep step = new DownStep("prod");
        step.setProject("shop");
        assertThat(roundTrip(step)).isEqualTo("windflowDown environment: 'prod', project: 'shop'");
        step.setVolumes(true);
        step.setRemoveOrphans(false);
        assertThat(roundTrip(step)).contains("volumes: true", "removeOrphans: false");
    }

    private static <S extends ComposeStep> S revision(S step, Object revision) {
        step.setProject("shop");
        step.setRevision(revision);
        return step;
    }

    private static <S extends ComposeStep> S everything(S step) {
        step.setProject("shop");
        step.setFiles(List.of("compose.yaml", "compose.prod.yaml"));
        step.setProjectDirectory("/srv/shop");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("TAG", "1.4.2");
        variables.put("OPTIONS", "a=b");
        variables.put("EMPTY", "");
        step.setVariables(variables);
        step.setSecrets(Map.of("DB_PASSWORD", "shop-db"));
        step.setProfiles(List.of("debug"));
        step.setServices(List.of("web", "db"));
        step.setPull("always");
        step.setBuild(false);
        return step;
    }

    /** The snippet for the step that came out of the form. */
    private String roundTrip(Step step) throws Exception {
        Step after = new StepConfigTester(j).configRoundTrip(step);
        j.assertEqualDataBoundBeans(step, after);
        return Snippetizer.object2Groovy(after);
    }
}
