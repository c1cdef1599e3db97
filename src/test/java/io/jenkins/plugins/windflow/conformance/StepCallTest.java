package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** How a pipeline script calls a step of a plugin: arguments, surroundings, results, errors, log. */
@WithJenkins
class StepCallTest {
    @Test
    void bindsAndConvertsArguments(JenkinsRule r) throws Exception {
        WorkflowRun run = run(r, Result.SUCCESS, """
                def who = 'world'
                def seen = probe(name: "hello ${who}", count: '3', items: ["a${1}", 'b'], options: [k: "v${2}"])
                echo "seen ${seen.name}, ${seen.count + 1}, ${seen.items.join('+')}, ${seen.options.k}"
                echo "alone ${probe('just a name').name}"
                """);
        r.assertLogContains("seen hello world, 4, a1+b, v2", run);
        r.assertLogContains("alone just a name", run);
    }

    @Test
    void aBuildRunsAsSystem(JenkinsRule r) throws Exception {
        r.assertLogContains("as SYSTEM", run(r, Result.SUCCESS, "echo \"as ${probe('x').user}\""));
    }

    @Test
    void requiredContextIsChecked(JenkinsRule r) throws Exception {
        WorkflowRun run = run(r, Result.FAILURE, "inWorkspace()");
        r.assertLogContains("Required context class hudson.FilePath is missing", run);
        r.assertLogContains("found file", run(r, Result.SUCCESS, """
                node {
                    dir('sub') {
                        writeFile(file: 'it.txt', text: 'file')
                        echo "found ${inWorkspace()}"
                    }
                }
                """));
    }

    @Test
    void environmentOfEnclosingBlocksIsSeen(JenkinsRule r) throws Exception {
        WorkflowRun run = run(r, Result.SUCCESS, """
                withEnv(['COLOUR=blue']) {
                    echo "${probe('x').environment.COLOUR} ${env.COLOUR} ${probe('x').environment.JOB_NAME}"
                }
                """);
        r.assertLogContains("blue blue job", run);
    }

    @Test
    void anAbortExceptionIsShownWithoutStackTrace(JenkinsRule r) throws Exception {
        WorkflowRun run = run(r, Result.FAILURE, "probe(name: 'x', failure: 'the engine said no')");
        r.assertLogContains("ERROR: the engine said no", run);
        r.assertLogNotContains("\tat ", run);
    }

    @Test
    void aScriptCanCatchAStepsError(JenkinsRule r) throws Exception {
        WorkflowRun run = run(r, Result.SUCCESS, """
                try {
                    probe(name: 'x', failure: 'no')
                } catch (hudson.AbortException e) {
                    echo "caught ${e.message}"
                }
                """);
        r.assertLogContains("caught no", run);
    }

    @Test
    void secretsOfWithCredentialsAreMasked(JenkinsRule r) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.GLOBAL, "secret-id", "", Secret.fromString("s3cr3t-value")));
        WorkflowRun run = run(r, Result.SUCCESS, """
                withCredentials([string(credentialsId: 'secret-id', variable: 'TOKEN')]) {
                    echo "token is ${TOKEN} of length ${TOKEN.length()}"
                    probe(name: TOKEN)
                }
                """);
        r.assertLogContains("token is **** of length 12", run);
        r.assertLogContains("name is ****", run);
        r.assertLogNotContains("s3cr3t-value", run);
    }

    @Test
    void shellStreamsItsOutputAndFailsOnItsExitCode(JenkinsRule r) throws Exception {
        WorkflowRun run = run(r, Result.FAILURE, """
                node {
                    sh 'echo out of the shell'
                    echo "text ${sh(script: 'echo captured', returnStdout: true).trim()}"
                    echo "status ${sh(script: 'exit 3', returnStatus: true)}"
                    sh 'exit 4'
                }
                """);
        r.assertLogContains("out of the shell", run);
        r.assertLogContains("text captured", run);
        r.assertLogContains("status 3", run);
        r.assertLogContains("ERROR: script returned exit code 4", run);
    }

    @Test
    void blocksCatchRepeatAndSetResults(JenkinsRule r) throws Exception {
        WorkflowRun run = run(r, Result.UNSTABLE, """
                int tries = 0
                stage('Try') {
                    sleep 1
                    println 'after the sleep'
                    retry(3) {
                        tries++
                        if (tries < 3) error "try ${tries}"
                    }
                }
                catchError(buildResult: 'UNSTABLE', message: 'went on') { error 'soft' }
                currentBuild.description = "after ${tries} tries"
                """);
        assertThat(run.getDescription()).isEqualTo("after 3 tries");
        r.assertLogContains("[Pipeline] { (Try)", run);
        r.assertLogContains("ERROR: soft", run);
        r.assertLogContains("Sleeping for 1 sec", run);
        r.assertLogContains("after the sleep", run);
    }

    private static WorkflowRun run(JenkinsRule r, Result expected, String script) throws Exception {
        WorkflowJob job = r.jenkins.getItemByFullName("job", WorkflowJob.class);
        if (job == null) {
            job = r.createProject(WorkflowJob.class, "job");
        }
        job.setDefinition(new CpsFlowDefinition(script, true));
        return r.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    /** Gives back what it got. */
    public static class ProbeStep extends Step {
        private final String name;
        private int count;
        private List<String> items = new ArrayList<>();
        private Map<String, String> options = new HashMap<>();
        private String failure;

        @DataBoundConstructor
        public ProbeStep(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }

        public int getCount() {
            return count;
        }

        @DataBoundSetter
        public void setCount(int count) {
            this.count = count;
        }

        public List<String> getItems() {
            return items;
        }

        @DataBoundSetter
        public void setItems(List<String> items) {
            this.items = new ArrayList<>(items);
        }

        public Map<String, String> getOptions() {
            return options;
        }

        @DataBoundSetter
        public void setOptions(Map<String, String> options) {
            this.options = new HashMap<>(options);
        }

        public String getFailure() {
            return failure;
        }

        @DataBoundSetter
        public void setFailure(String failure) {
            this.failure = failure;
        }

        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context, this);
        }

        static class Execution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
            private static final long serialVersionUID = 1L;
            private final transient ProbeStep step;

            Execution(StepContext context, ProbeStep step) {
                super(context);
                this.step = step;
            }

            @Override
            protected Map<String, Object> run() throws Exception {
                if (step.failure != null) {
                    throw new AbortException(step.failure);
                }
                getContext().get(hudson.model.TaskListener.class).getLogger().println("name is " + step.name);
                Map<String, Object> seen = new LinkedHashMap<>();
                seen.put("name", step.name);
                seen.put("count", step.count);
                seen.put("items", new ArrayList<>(step.items));
                seen.put("options", new LinkedHashMap<>(step.options));
                seen.put("user", Jenkins.getAuthentication2().getName());
                seen.put("environment", new HashMap<>(getContext().get(EnvVars.class)));
                return seen;
            }
        }

        @TestExtension
        public static class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "probe";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(Run.class, hudson.model.TaskListener.class, EnvVars.class);
            }
        }
    }

    /** Needs a workspace. */
    public static class InWorkspaceStep extends Step {
        @DataBoundConstructor
        public InWorkspaceStep() {}

        @Override
        public StepExecution start(StepContext context) {
            return new Execution(context);
        }

        static class Execution extends SynchronousNonBlockingStepExecution<String> {
            private static final long serialVersionUID = 1L;

            Execution(StepContext context) {
                super(context);
            }

            @Override
            protected String run() throws Exception {
                return getContext().get(FilePath.class).child("it.txt").readToString();
            }
        }

        @TestExtension
        public static class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "inWorkspace";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(FilePath.class);
            }
        }
    }
}
