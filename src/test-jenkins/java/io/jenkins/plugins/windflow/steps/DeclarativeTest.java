package io.jenkins.plugins.windflow.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.windflow.results.DeploymentAction;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps in a declarative pipeline, in the sandbox, on a real engine. */
@WithJenkins
class DeclarativeTest {
    private JenkinsRule j;
    private final TestEngine engine = TestEngines.any();
    private final String project = TestEngines.uniqueName("declarative");

    @BeforeEach
    void configure(JenkinsRule jenkins) {
        j = jenkins;
        engine.busybox();
        Configured.open("local", engine);
    }

    @AfterEach
    void remove() {
        engine.removeProject(project);
    }

    @Test
    void plansDeploysAndTakesDown() throws Exception {
        WorkflowRun run = j.assertBuildStatusSuccess(run("""
                pipeline {
                    agent any
                    stages {
                        stage('Plan') {
                            steps {
                                writeFile file: 'compose.yaml', text: '''
                                    services:
                                      web: {image: %s, command: sleep 600, stop_grace_period: 0s}
                                    '''.stripIndent()
                                windflowPlan environment: 'local', project: '%s', files: ['compose.yaml']
                            }
                        }
                        stage('Deploy') {
                            steps {
                                script {
                                    def r = windflowDeploy(environment: 'local', project: '%s', files: ['compose.yaml'], minUptime: 0)
                                    echo "deployed ${r.status} ${r.created.join(' ')} ${r.services.web.state}"
                                }
                            }
                        }
                    }
                    post {
                        always {
                            windflowDown environment: 'local', project: '%s'
                        }
                    }
                }
                """.formatted(TestEngine.BUSYBOX, project, project, project)));
        j.assertLogContains("deployed DEPLOYED " + project + "-web-1 running", run);
        assertThat(run.getAction(DeploymentAction.class).getOperations()).hasSize(3);
    }

    @Test
    void aDeploymentThatFailsRunsThePostSection() throws Exception {
        WorkflowRun run = run("""
                pipeline {
                    agent none
                    stages {
                        stage('Deploy') {
                            steps {
                                windflowDeploy environment: 'local', project: '%s', timeout: 20,
                                    compose: 'services: {web: {image: "%s", command: "false"}}'
                            }
                        }
                    }
                    post {
                        failure {
                            echo 'told everybody'
                        }
                    }
                }
                """.formatted(project, TestEngine.BUSYBOX));
        j.assertBuildStatus(Result.FAILURE, run);
        j.assertLogContains("told everybody", run);
        j.assertLogContains("web", run);
        assertThat(run.getAction(DeploymentAction.class).getSummary()).contains("ROLLED_BACK");
    }

    private WorkflowRun run(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}
