package io.jenkins.plugins.windflow.results;

import hudson.model.Run;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an operation of a build: from the operations as long as they know it, else from the copy beside the build.
 *
 * @param json as the JSON API gives it
 */
record DeploymentFacts(Map<?, ?> json) {
    /** Empty when nothing is known about it any more. */
    static Optional<DeploymentFacts> find(Run<?, ?> run, String id) {
        return WindflowRuntime.get()
                .operations()
                .find(new OperationId(id))
                .<Map<?, ?>>map(OperationJson::of)
                .or(() -> Optional.ofNullable(StoredDeployment.read(run, id)))
                .map(DeploymentFacts::new);
    }

    /** Whether it was asked to change something. */
    boolean isDeployment() {
        return !text("kind").equals(OperationKind.PLAN.name());
    }

    String text(String key) {
        return json.get(key) instanceof String text ? text : "";
    }

    /** {@code DEPLOYED}, {@code UNCHANGED} or {@code REMOVED} when it did what was asked, else its state. */
    String outcome() {
        return text("outcome").isEmpty() ? text("state") : text("outcome");
    }

    /** One line: {@code Deploy of shop in prod: rolled back, 12.3 s}. */
    String line() {
        StringBuilder line = new StringBuilder(Messages.DeploymentFacts_line(
                words(text("kind")),
                text("project"),
                text("environment"),
                words(outcome()).toLowerCase(Locale.ROOT)));
        if (json.get("changes") instanceof Number changes && isDeployment()) {
            line.append(", ").append(Messages.DeploymentFacts_changes(changes.intValue()));
        }
        if (json.get("durationMillis") instanceof Number millis) {
            line.append(", ").append(String.format(Locale.ROOT, "%.1f s", millis.longValue() / 1000.0));
        }
        return line.toString();
    }

    private static String words(String name) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
