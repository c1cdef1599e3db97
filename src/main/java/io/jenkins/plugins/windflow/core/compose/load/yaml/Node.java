package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.List;
import java.util.Map;

/** A value of a YAML tree. Aliases share nodes, so the tree is really a graph without cycles. */
public sealed interface Node permits Scalar, Sequence, Mapping {
    Position position();

    Directive directive();

    /** How many values this one stands for once every alias is written out; at least 1. */
    long weight();

    /** How to call this kind of value in a message. */
    String kindName();

    /** Whether there is a key but no value. */
    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.isNull();
    }

    /** Whether another value says the same, wherever the two stand; nothing and an empty mapping are the same. */
    default boolean sameAs(Node other) {
        return switch (this) {
            case Scalar one when one.isNull() -> isEmpty(other);
            case Scalar one ->
                other instanceof Scalar two
                        && one.type() == two.type()
                        && one.text().equals(two.text());
            case Sequence one -> other instanceof Sequence two && sameItems(one.items(), two.items());
            case Mapping one when one.entries().isEmpty() -> isEmpty(other);
            case Mapping one -> other instanceof Mapping two && sameEntries(one.entries(), two.entries());
        };
    }

    private static boolean isEmpty(Node node) {
        return node.isNothing()
                || node instanceof Mapping mapping && mapping.entries().isEmpty();
    }

    private static boolean sameItems(List<Node> one, List<Node> two) {
        boolean same = one.size() == two.size();
        for (int index = 0; same && index < one.size(); index++) {
            same = one.get(index).sameAs(two.get(index));
        }
        return same;
    }

    private static boolean sameEntries(Map<String, Mapping.Entry> one, Map<String, Mapping.Entry> two) {
        return one.keySet().equals(two.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> entry.getValue()
                                .value()
                                .sameAs(two.get(entry.getKey()).value()));
    }
}
