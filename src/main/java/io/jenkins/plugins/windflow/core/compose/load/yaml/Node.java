package io.jenkins.plugins.windflow.core.compose.load.yaml;

/** A value of a YAML tree. Aliases share nodes, so the tree is really a graph without cycles. */
public sealed interface Node permits Scalar, Sequence, Mapping {
    Position position();

    Directive directive();

    /** How many values this one stands for once every alias is written out; at least 1. */
    long weight();

    /** How to call this kind of value in a message. */
    String kindName();
}
