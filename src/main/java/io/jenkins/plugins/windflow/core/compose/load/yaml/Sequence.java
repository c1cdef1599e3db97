package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A list of values. */
public record Sequence(Position position, Directive directive, List<Node> items, long weight) implements Node {
    public static Sequence of(Position position, Directive directive, List<Node> items) {
        long weight = 1;
        for (Node item : items) {
            weight = Weights.add(weight, item.weight());
        }
        return new Sequence(position, directive, List.copyOf(items), weight);
    }

    /** The same list with every item changed; itself when that changes nothing. */
    public Sequence changeAll(UnaryOperator<Node> change) {
        List<Node> copy = new ArrayList<>(items.size());
        boolean changed = false;
        for (Node item : items) {
            Node value = change.apply(item);
            changed |= value != item;
            copy.add(value);
        }
        return changed ? of(position, directive, copy) : this;
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
