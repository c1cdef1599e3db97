package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code depends_on} of a service. */
public final class DependencyReader {
    private static final String NO_CONDITION =
            "A dependency in the long syntax needs a condition: service_started, service_healthy or "
                    + "service_completed_successfully.";

    private final Reading reading;

    public DependencyReader(Reading reading) {
        this.reading = reading;
    }

    /** In the order of the file; what is wrong is left out. */
    public List<Dependency> read(Fields service) {
        List<Dependency> dependencies = new ArrayList<>();
        String path = service.path("depends_on");
        service.node("depends_on")
                .flatMap(node -> reading.values().byName(node, path, Merge::dependencies))
                .ifPresent(mapping -> mapping.entries()
                        .forEach((name, entry) -> dependency(name, entry.value(), path + "." + name)
                                .ifPresent(dependencies::add)));
        return dependencies;
    }

    private Optional<Dependency> dependency(String name, Node node, String path) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            reading.problems().add(node.position(), path, NO_CONDITION);
            return Optional.empty();
        }
        Optional<Mapping> mapping = reading.values().mapping(node, path);
        return mapping.map(found -> {
            Fields fields = Fields.of(found, Scope.DEPENDENCY, path, reading);
            if (!fields.has("condition")) {
                reading.problems().add(fields.position(), fields.path(), NO_CONDITION);
            }
            Dependency.Condition condition = fields.string("condition")
                    .flatMap(key -> condition(key, fields))
                    .orElse(Dependency.Condition.STARTED);
            return new Dependency(name, condition, fields.flag("required", true), fields.flag("restart", false));
        });
    }

    private Optional<Dependency.Condition> condition(String key, Fields fields) {
        Optional<Dependency.Condition> condition = Arrays.stream(Dependency.Condition.values())
                .filter(known -> known.key().equals(key))
                .findFirst();
        if (condition.isEmpty()) {
            reading.problems()
                    .add(
                            fields.position("condition"),
                            fields.path("condition"),
                            "The condition is "
                                    + "service_started, service_healthy or service_completed_successfully.");
        }
        return condition;
    }
}
