package io.jenkins.plugins.windflow.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.Configured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build says and keeps of an operation that did not do what was asked. */
@WithJenkins
class FailedOperationTest {
    private static final String PLAN =
            "windflowPlan environment: 'prod', project: 'shop', compose: 'services: {web: {image: busybox}}'";
    private static final String SENTENCE = "There is no socket unix:///nowhere/docker.sock";

    @Test
    void theSentenceIsInTheLogOnce(JenkinsRule j) throws Exception {
        WorkflowRun run = run(j, PLAN, Result.FAILURE);
        assertThat(JenkinsRule.getLog(run)).containsOnlyOnce(SENTENCE).contains("ERROR: " + SENTENCE);
    }

    @Test
    void theStepIsMarkedAlsoWhenTheScriptGoesOn(JenkinsRule j) throws Exception {
        WorkflowRun run = run(j, "try { " + PLAN + " } catch (e) { echo 'went on' }", Result.SUCCESS);
        j.assertLogContains("went on", run);
        assertThat(warnings(run)).singleElement().satisfies(warning -> {
            assertThat(warning.getResult()).isEqualTo(Result.FAILURE);
            assertThat(warning.getMessage()).startsWith(SENTENCE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatNeedsAttentionIsMarkedAndNothingElse(OperationState state) {
        Result expected =
                switch (state) {
                    case ROLLED_BACK -> Result.UNSTABLE;
                    case FAILED, RECOVERY_PENDING -> Result.FAILURE;
                    default -> null;
                };
        assertThat(StageWarning.resultOf(state)).isEqualTo(expected);
    }

    private static List<WarningAction> warnings(WorkflowRun run) throws IOException {
        List<WarningAction> warnings = new ArrayList<>();
        for (int id = 1; id < 20; id++) {
            FlowNode node = run.getExecution().getNode(Integer.toString(id));
            if (node != null && node.getPersistentAction(WarningAction.class) != null) {
                warnings.add(node.getPersistentAction(WarningAction.class));
            }
        }
        return warnings;
    }

    private static WorkflowRun run(JenkinsRule j, String script, Result result) throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        WorkflowJob job = j.createProject(WorkflowJob.class, "release");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.assertBuildStatus(
                result, j.waitForCompletion(job.scheduleBuild2(0).waitForStart()));
    }
}
