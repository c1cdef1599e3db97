package io.jenkins.plugins.windflow.core.change.making;

/** A container did not come up as it has to. */
public final class GateFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient String container;

    /** @param container ID or name, whose last log lines tell more */
    public GateFailure(String sentence, String container) {
        super(sentence);
        this.container = container;
    }

    public String container() {
        return container;
    }
}
