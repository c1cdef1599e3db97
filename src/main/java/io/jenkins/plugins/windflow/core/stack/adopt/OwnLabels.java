package io.jenkins.plugins.windflow.core.stack.adopt;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import java.util.Map;

/** The labels of a container that neither its image nor a tool has given it. */
final class OwnLabels {
    private OwnLabels() {}

    static Map<String, String> of(Inspected container) {
        Map<String, String> labels = Inspected.texts(container.config().path("Labels"));
        Map<String, String> inherited = Inspected.texts(container.image().path("Labels"));
        labels.keySet()
                .removeIf(name ->
                        ComposeLabels.isToolLabel(name) || labels.get(name).equals(inherited.get(name)));
        return labels;
    }
}
