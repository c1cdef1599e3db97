package io.jenkins.plugins.windflow.steps;

import hudson.model.Result;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an environment allows is asked again when an operation that had to wait begins. */
@WithJenkins
class WaitingOperationTest {
    @Test
    void anEnvironmentThatBecameReadOnlyMeanwhileIsNotChanged(JenkinsRule j) throws Exception {
        TestEngine engine = TestEngines.any();
        configure(engine, false);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < OperationSettings.DEFAULT.perEnvironment(); i++) {
            WindflowRuntime.get()
                    .operations()
                    .submit(new OperationRequest(OperationKind.PLAN, "prod", "p" + i, "test", "test", null, run -> {
                        go.await();
                        return OperationResult.succeeded(Map.of());
                    }));
        }
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("windflowDown(environment: 'prod', project: 'nothing')", true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("operations already run in the environment prod", build);
        configure(engine, true);
        go.countDown();
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("'prod' is read-only", build);
    }

    private static void configure(TestEngine engine, boolean readOnly) {
        DockerEnvironment environment = new DockerEnvironment(
                "prod", new UnixSocketConnection(engine.socket().toString()));
        environment.setRestricted(false);
        environment.setReadOnly(readOnly);
        WindflowConfiguration.get().setEnvironments(List.of(environment));
    }
}
