package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import hudson.model.TaskListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** What Jenkins does with a running step: it is stored, stopped, brought back after a restart. */
class StepLifecycleTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @BeforeEach
    void forgetEarlierSteps() {
        HoldStep.Execution.RUNNING.clear();
    }

    @Test
    void reportsTheValueGivenToTheContext() throws Throwable {
        sessions.then(r -> {
            WorkflowRun run = start(r, "echo \"result=${hold('a')}\"");
            held("a").getContext().onSuccess("forty-two");
            r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(run));
            r.assertLogContains("holding a", run);
            r.assertLogContains("result=forty-two", run);
        });
    }

    @Test
    void resumesAfterARestartWithTheFieldsOfTheShutdown() throws Throwable {
        sessions.then(r -> {
            start(r, "echo 'once'; def value = hold('a'); echo \"result=${value}\"");
            held("a").note = "changed later";
            HoldStep.Execution.RUNNING.clear();
        });
        sessions.then(r -> {
            HoldStep.Execution execution = held("a");
            assertThat(execution.note).isEqualTo("changed later");
            assertThat(execution.resumed).isOne();
            WorkflowRun run = lastRun(r);
            assertThat(run.isBuilding()).isTrue();
            execution.getContext().onSuccess("back");
            r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(run));
            r.assertLogContains("Resuming build at", run);
            r.assertLogContains("result=back", run);
            assertThat(JenkinsRule.getLog(run)).containsOnlyOnce("\nonce\n");
        });
    }

    @Test
    void resumesStepsOfParallelBranches() throws Throwable {
        sessions.then(r -> {
            start(r, "def got = parallel(x: { hold('a') }, y: { hold('b') }); echo \"got ${got.x} and ${got.y}\"");
            held("a");
            held("b").getContext().onSuccess("B");
            HoldStep.Execution.RUNNING.clear();
        });
        sessions.then(r -> {
            held("a").getContext().onSuccess("A");
            WorkflowRun run = lastRun(r);
            r.assertBuildStatus(Result.SUCCESS, r.waitForCompletion(run));
            r.assertLogContains("got A and B", run);
        });
    }

    @Test
    void anAbortStopsTheStepAndWaitsForIt() throws Throwable {
        sessions.then(r -> {
            WorkflowRun run = start(r, "try { hold('a') } finally { echo 'cleaned up' }");
            HoldStep.Execution execution = held("a");
            run.doStop();
            await().atMost(LONG).until(() -> !execution.stops.isEmpty());
            Thread.sleep(500);
            assertThat(run.isBuilding()).isTrue();
            assertThat(execution.stops.get(0)).isInstanceOfSatisfying(FlowInterruptedException.class, cause -> {
                assertThat(cause.getResult()).isEqualTo(Result.ABORTED);
                assertThat(cause.isActualInterruption()).isTrue();
            });
            execution.getContext().onFailure(execution.stops.get(0));
            r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(run));
            r.assertLogContains("cleaned up", run);
            assertThat(run.getActions(InterruptedBuildAction.class)).hasSizeLessThan(2);
        });
    }

    @Test
    void aTimeoutStopsTheStep() throws Throwable {
        sessions.then(r -> {
            WorkflowRun run = start(r, "timeout(time: 1, unit: 'SECONDS') { hold('a') }");
            HoldStep.Execution execution = held("a");
            await().atMost(LONG).until(() -> !execution.stops.isEmpty());
            execution.getContext().onFailure(execution.stops.get(0));
            r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(run));
            r.assertLogContains("Timeout has been exceeded", run);
        });
    }

    @Test
    void aStepThatCannotBeStoredFailsTheBuild() throws Throwable {
        sessions.then(r -> {
            WorkflowRun run = start(r, "unstorable()");
            r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
            r.assertLogContains("NotSerializableException", run);
        });
    }

    private static WorkflowRun start(JenkinsRule r, String script) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static WorkflowRun lastRun(JenkinsRule r) {
        return r.jenkins.getItemByFullName("job", WorkflowJob.class).getLastBuild();
    }

    private static HoldStep.Execution held(String id) {
        await().atMost(LONG).until(() -> HoldStep.Execution.RUNNING.containsKey(id));
        return HoldStep.Execution.RUNNING.get(id);
    }

    /** A step that runs until the test ends it. */
    public static class HoldStep extends Step {
        private final String id;

        @DataBoundConstructor
        public HoldStep(String id) {
            this.id = id;
        }

        public String getId() {
            return id;
        }

        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context, id);
        }

        /** What the tests see of the step. */
        static class Execution extends StepExecution {
            private static final long serialVersionUID = 1L;
            static final Map<String, Execution> RUNNING = new ConcurrentHashMap<>();

            final String id;
            String note = "as started";
            int resumed;
            transient List<Throwable> stops = new ArrayList<>();

            Execution(StepContext context, String id) {
                super(context);
                this.id = id;
            }

            @Override
            public boolean start() throws Exception {
                getContext().get(TaskListener.class).getLogger().println("holding " + id);
                RUNNING.put(id, this);
                return false;
            }

            /** As a careful step does, it ends later than it is asked to. */
            @Override
            public void stop(Throwable cause) {
                stops.add(cause);
            }

            @Override
            public void onResume() {
                resumed++;
                stops = new ArrayList<>();
                RUNNING.put(id, this);
            }
        }

        @TestExtension
        public static class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "hold";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(TaskListener.class);
            }
        }
    }

    /** A step whose execution holds something that is not serializable. */
    public static class UnstorableStep extends Step {
        @DataBoundConstructor
        public UnstorableStep() {}

        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context);
        }

        static class Execution extends StepExecution {
            private static final long serialVersionUID = 1L;
            final Thread notSerializable = Thread.currentThread();

            Execution(StepContext context) {
                super(context);
            }

            @Override
            public boolean start() {
                return false;
            }
        }

        @TestExtension
        public static class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "unstorable";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of();
            }
        }
    }
}
