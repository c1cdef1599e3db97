package io.jenkins.plugins.windflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Job DSL makes folders with their environments, by the same words as everywhere else. */
@WithJenkins
class JobDslTest {
    @Test
    void aFolderGetsItsEnvironments(JenkinsRule j) throws Exception {
        FreeStyleProject seed = j.createFreeStyleProject("seed");
        ExecuteDslScripts scripts = new ExecuteDslScripts();
        scripts.setUseScriptText(true);
        scripts.setScriptText("""
                folder('team') {
                    properties {
                        windflowEnvironments {
                            allowed(['prod', 'label:eu'])
                        }
                    }
                }
                """);
        seed.getBuildersList().add(scripts);
        j.buildAndAssertSuccess(seed);
        Folder team = j.jenkins.getItemByFullName("team", Folder.class);
        assertThat(team.getProperties().get(WindflowFolderProperty.class).getAllowed())
                .containsExactly("prod", "label:eu");
    }
}
