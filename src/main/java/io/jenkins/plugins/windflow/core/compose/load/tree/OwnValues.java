package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.input.Variables;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation.Use;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Gives the names that an included project mentions the values that only this project has for them. What a variable
 * stands for is known by then; what remains are names without a value in {@code environment}, and the {@code
 * environment} of secrets and configs, which are looked up when everything has been put together.
 */
final class OwnValues {
    private static final String ENVIRONMENT = "environment";

    private final Variables variables;

    OwnValues(Variables variables) {
        this.variables = variables;
    }

    Mapping settle(Mapping project) {
        return project.change("services", services -> each(services, this::service))
                .change("secrets", secrets -> each(secrets, this::source))
                .change("configs", configs -> each(configs, this::source));
    }

    private static Node each(Node section, UnaryOperator<Mapping> change) {
        return section instanceof Mapping resources
                ? resources.changeAll(node -> node instanceof Mapping resource ? change.apply(resource) : node)
                : section;
    }

    private Mapping service(Mapping service) {
        return service.change(ENVIRONMENT, this::environment);
    }

    private Node environment(Node node) {
        if (!(Merge.pairs(node) instanceof Mapping pairs)) {
            return node;
        }
        Map<String, Mapping.Entry> settled = new LinkedHashMap<>();
        pairs.entries().forEach((name, entry) -> {
            if (entry.value().isNothing() && variables.isOwn(name)) {
                settled.put(name, new Mapping.Entry(entry.key(), valueOf(name, (Scalar) entry.value())));
            }
        });
        if (settled.isEmpty()) {
            return node;
        }
        Map<String, Mapping.Entry> all = new LinkedHashMap<>(pairs.entries());
        all.putAll(settled);
        return Mapping.of(pairs.position(), pairs.directive(), all);
    }

    private Scalar valueOf(String name, Scalar place) {
        Text value = variables.use(name, Use.UNSET, place.position()).orElseThrow();
        return place.withText(value.value(), value.secret() ? 0 : -1);
    }

    private Mapping source(Mapping resource) {
        return resource.change(
                ENVIRONMENT,
                node -> node instanceof Scalar scalar && !scalar.isSecret() && variables.isOwn(scalar.text())
                        ? scalar.withText(variables.lend(scalar.text()), -1)
                        : node);
    }
}
