package io.jenkins.plugins.windflow.core.compose.load.report;

import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import java.util.List;
import java.util.Optional;

/**
 * The variables of a load: what was given, and what the files use. Never holds the value of a secret.
 *
 * @param variables by name; a name is there twice when an included project has a value of its own for it
 * @param complete false when some file could not be read or has too many variables, so that nothing can be said about what it uses; no variable is
 *     {@link State#UNUSED} then
 */
public record VariableReport(List<Variable> variables, boolean complete) {
    /** Of a load that did not get as far as to look at variables. */
    public static final VariableReport NONE = new VariableReport(List.of(), false);

    public VariableReport {
        variables = List.copyOf(variables);
    }

    /** The variables in a state. */
    public List<Variable> in(State state) {
        return variables.stream().filter(variable -> variable.state() == state).toList();
    }

    /** What became of a variable. */
    public enum State {
        /** It has a value, and the files use it. */
        USED,
        /** It has a value, but nothing uses it. */
        UNUSED,
        /** The files use it, and it has no value. */
        MISSING,
        /** The files use it, and say what to do because it has no value (or an empty one). */
        DEFAULT
    }

    /** Where a value comes from. */
    public enum Origin {
        /** The variables of the request. */
        VARIABLES,
        /** The secrets of the request. */
        SECRETS,
        /** The {@code .env} file of the project. */
        DOT_ENV,
        /** The {@code .env} or {@code env_file} of an included project. */
        INCLUDE,
        /** The loader itself: the name of the project. */
        PROJECT,
        /** The text that uses it. */
        DEFAULT,
        /** Nowhere. */
        NONE
    }

    /**
     * One variable.
     *
     * @param value what it was given; empty when there is nothing, or when it holds a secret
     * @param uses how many places use it
     * @param places the first of these
     */
    public record Variable(
            String name, State state, Origin origin, Optional<Sensitive> value, int uses, List<Place> places) {
        public Variable {
            places = List.copyOf(places);
        }
    }

    /**
     * Where a variable is used.
     *
     * @param line counts from 1; 0 when only the file is known
     */
    public record Place(String file, int line) {
        @Override
        public String toString() {
            return line > 0 ? file + ":" + line : file;
        }
    }
}
