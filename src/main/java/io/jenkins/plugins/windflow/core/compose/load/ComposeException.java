package io.jenkins.plugins.windflow.core.compose.load;

import java.util.List;
import java.util.stream.Collectors;

/** The Compose files cannot be used. Holds everything that was found wrong, file by file from top to bottom. */
public final class ComposeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one
     */
    public ComposeException(List<Problem> problems) {
        super(sentence(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String sentence(List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.getFirst().toString();
        }
        return "The Compose files have " + problems.size() + " problems:\n"
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
