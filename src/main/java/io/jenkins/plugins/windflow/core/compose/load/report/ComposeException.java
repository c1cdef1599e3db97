package io.jenkins.plugins.windflow.core.compose.load.report;

import java.util.List;
import java.util.stream.Collectors;

/** The Compose files cannot be used. Holds everything that was found wrong, file by file from top to bottom. */
public final class ComposeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient VariableReport variables;

    /**
     * @param problems at least one
     */
    public ComposeException(List<Problem> problems) {
        this(problems, VariableReport.NONE);
    }

    /**
     * @param problems at least one
     * @param variables as far as they were looked at
     */
    public ComposeException(List<Problem> problems, VariableReport variables) {
        super(sentence(problems));
        this.problems = List.copyOf(problems);
        this.variables = variables;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The same with what is known of the variables. */
    public ComposeException with(VariableReport report) {
        ComposeException whole = new ComposeException(problems, report);
        whole.initCause(getCause());
        whole.setStackTrace(getStackTrace());
        return whole;
    }

    /** What the files do with the variables, as far as that became known. */
    public VariableReport variables() {
        return variables;
    }

    private static String sentence(List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.getFirst().toString();
        }
        return "The Compose files have " + problems.size() + " problems:\n"
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
