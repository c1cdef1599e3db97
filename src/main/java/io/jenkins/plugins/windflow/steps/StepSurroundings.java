package io.jenkins.plugins.windflow.steps;

import hudson.FilePath;
import hudson.model.Run;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/**
 * What a step finds around it.
 *
 * @param run the build
 * @param identity that the build runs as
 * @param workspace of the {@code node} block; null outside of one
 */
record StepSurroundings(Run<?, ?> run, Authentication identity, FilePath workspace) {
    static StepSurroundings of(StepContext context) throws IOException, InterruptedException {
        return new StepSurroundings(context.get(Run.class), Jenkins.getAuthentication2(), context.get(FilePath.class));
    }
}
