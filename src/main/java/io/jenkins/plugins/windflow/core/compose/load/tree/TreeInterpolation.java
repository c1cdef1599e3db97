package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.input.Variables;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolated;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Sequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Interpolates every string value of a document; keys stay as they are. What an alias shares is done once. Extensions
 * at the top level are left alone: what they hold is interpolated where it is used.
 */
final class TreeInterpolation {
    private final Variables variables;
    private final Problems problems;
    private final Map<Node, Node> done = new IdentityHashMap<>();
    private final List<String> path = new ArrayList<>();

    TreeInterpolation(Variables variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /** The document with every variable replaced; what has none is not copied. */
    Node apply(Node node) {
        if (node instanceof Scalar scalar && !concerns(scalar)) {
            return scalar;
        }
        Node known = done.get(node);
        if (known != null) {
            return known;
        }
        Node result =
                switch (node) {
                    case Scalar scalar -> scalar(scalar);
                    case Sequence sequence -> sequence(sequence);
                    case Mapping mapping -> mapping(mapping);
                };
        done.put(node, result);
        return result;
    }

    private static boolean concerns(Scalar scalar) {
        return scalar.type() == Scalar.Type.STRING && Interpolation.concerns(scalar.text());
    }

    private Scalar scalar(Scalar scalar) {
        try {
            Interpolated result = variables.at(scalar.position()).apply(scalar.text());
            return scalar.withText(result.text(), result.secretFrom());
        } catch (SyntaxException invalid) {
            problems.add(scalar.position(), String.join(".", path), invalid.getMessage());
            return Scalar.reported(scalar.position());
        }
    }

    private Sequence sequence(Sequence sequence) {
        List<Node> items = new ArrayList<>(sequence.items().size());
        boolean changed = false;
        for (Node item : sequence.items()) {
            Node result = apply(item);
            items.add(result);
            changed |= result != item;
        }
        return changed ? Sequence.of(sequence.position(), sequence.directive(), items) : sequence;
    }

    private Mapping mapping(Mapping mapping) {
        Map<String, Mapping.Entry> changed = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            path.addLast(key);
            boolean extension = path.size() == 1 && key.startsWith(Fields.EXTENSION);
            Node value = extension ? entry.value() : apply(entry.value());
            if (value != entry.value()) {
                changed.put(key, new Mapping.Entry(entry.key(), value));
            }
            path.removeLast();
        });
        if (changed.isEmpty()) {
            return mapping;
        }
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.putAll(changed);
        return Mapping.of(mapping.position(), mapping.directive(), entries);
    }
}
