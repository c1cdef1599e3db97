package io.jenkins.plugins.windflow.core.compose.plan;

import java.util.List;

/** The project cannot be brought about on this engine as it is; nothing was touched. */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems a sentence for each; at least one */
    public PlanException(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    /** A sentence for each problem. */
    public List<String> problems() {
        return problems;
    }
}
