package io.jenkins.plugins.windflow.config;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.core.docker.check.TestStep;
import java.util.List;

/** Shows the steps of a connection test in a form. */
final class ConnectionReport {
    private ConnectionReport() {}

    static FormValidation of(List<TestStep> steps) {
        StringBuilder html = new StringBuilder("<ul class=\"jenkins-!-margin-0\">");
        for (TestStep step : steps) {
            html.append("<li>").append(Util.escape(line(step))).append("</li>");
        }
        html.append("</ul>");
        boolean failed = steps.stream().anyMatch(step -> step.outcome() == TestStep.Outcome.FAILED);
        return failed ? FormValidation.errorWithMarkup(html.toString()) : FormValidation.okWithMarkup(html.toString());
    }

    private static String line(TestStep step) {
        return switch (step.outcome()) {
            case OK -> Messages.ConnectionReport_ok(step.name(), step.took().toMillis(), step.message());
            case FAILED ->
                Messages.ConnectionReport_failed(step.name(), step.took().toMillis(), step.message());
            case SKIPPED -> Messages.ConnectionReport_skipped(step.name(), step.message());
        };
    }
}
