package io.jenkins.plugins.windflow.core.compose.apply;

/** A container did not come up as it has to. */
final class GateFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient String container;

    /** @param container ID or name, whose last log lines tell more */
    GateFailure(String sentence, String container) {
        super(sentence);
        this.container = container;
    }

    String container() {
        return container;
    }
}
