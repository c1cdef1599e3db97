package io.jenkins.plugins.windflow.core.stack.adopt;

import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a container's label says about the services that its own depends on: {@code db:service_healthy:false,cache:service_started:true}. */
final class DependencyLabel {
    private DependencyLabel() {}

    static List<Dependency> read(ObservedContainer container, ForeignStack stack, Remarks remarks) {
        List<Dependency> dependencies = new ArrayList<>();
        for (String entry : container.label(ComposeLabels.DEPENDS_ON).split(",")) {
            String[] parts = entry.split(":");
            if (parts[0].isEmpty()) {
                continue;
            }
            if (stack.services().containsKey(parts[0])) {
                dependencies.add(dependency(parts));
            } else {
                remarks.say("The service " + container.service() + " depends on " + parts[0]
                        + ", which has no container: the dependency is left out.");
            }
        }
        return dependencies;
    }

    private static Dependency dependency(String[] parts) {
        Dependency.Condition condition = Arrays.stream(Dependency.Condition.values())
                .filter(known -> parts.length > 1 && known.key().equals(parts[1]))
                .findFirst()
                .orElse(Dependency.Condition.STARTED);
        return new Dependency(parts[0], condition, true, parts.length > 2 && parts[2].equals("true"));
    }
}
