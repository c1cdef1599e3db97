package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.List;

/** A list of values. */
public record Sequence(Position position, Directive directive, List<Node> items, long weight) implements Node {
    public static Sequence of(Position position, Directive directive, List<Node> items) {
        long weight = 1;
        for (Node item : items) {
            weight = Weights.add(weight, item.weight());
        }
        return new Sequence(position, directive, List.copyOf(items), weight);
    }

    @Override
    public String kindName() {
        return "a list";
    }

    @Override
    public String toString() {
        return kindName() + " at " + position;
    }
}
