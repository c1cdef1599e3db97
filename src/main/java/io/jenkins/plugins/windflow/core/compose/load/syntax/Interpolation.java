package io.jenkins.plugins.windflow.core.compose.load.syntax;

import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces variables in texts (Compose Specification, "Interpolation"): {@code $NAME}, {@code ${NAME}}, with the
 * operators {@code :-} {@code -} {@code :?} {@code ?} {@code :+} {@code +}, nested to a limit, and {@code $$} for a
 * dollar sign. A dollar sign before anything else stays as it is. What an operator does not need is not evaluated.
 */
public final class Interpolation {
    /** Deepest nesting of {@code ${A:-${B:-...}}}. */
    public static final int DEEPEST = 32;

    /** Most characters that all interpolations of one load may produce together. */
    public static final int LONGEST_TOTAL = 8 * 1024 * 1024;

    private final Lookup lookup;
    private final Uses uses;
    private final AtomicLong produced;

    /**
     * @param uses told of every variable that a text names
     */
    public Interpolation(Lookup lookup, Uses uses) {
        this(lookup, uses, new AtomicLong());
    }

    private Interpolation(Lookup lookup, Uses uses, AtomicLong produced) {
        this.lookup = lookup;
        this.uses = uses;
        this.produced = produced;
    }

    /** One with other values that counts towards the same limit. */
    public Interpolation with(Lookup otherLookup, Uses otherUses) {
        return new Interpolation(otherLookup, otherUses, produced);
    }

    /** Whether there is anything to do for a text. */
    public static boolean concerns(String text) {
        return text.indexOf('$') >= 0;
    }

    /** Replaces the variables of a text. */
    public Interpolated apply(String text) throws SyntaxException {
        return apply(text, name -> Optional.empty());
    }

    /**
     * Replaces the variables of a text.
     *
     * @param fallback asked for variables that are set nowhere else
     */
    public Interpolated apply(String text, Lookup fallback) throws SyntaxException {
        Run run = new Run(text, name -> lookup.find(name).or(() -> fallback.find(name)));
        Output output = new Output();
        run.word(output, false, 0);
        if (produced.addAndGet(output.text.length()) > LONGEST_TOTAL) {
            throw new SyntaxException(
                    "The variables make the files longer than " + LONGEST_TOTAL + " characters altogether.");
        }
        return new Interpolated(output.text.toString(), output.secretFrom);
    }

    /** What became of a variable where it is named. */
    public enum Use {
        /** Its value was taken. */
        VALUE,
        /** It has none, and the text says what to do then. */
        DEFAULT,
        /** It has none, and an empty string took its place. */
        UNSET,
        /** It has none, but must have one. */
        REQUIRED,
        /** It is in a part of the text that was not needed. */
        SKIPPED
    }

    /** Told of every variable that a text names. */
    @FunctionalInterface
    public interface Uses {
        void used(String name, Use use);
    }

    private static final class Output {
        private final StringBuilder text = new StringBuilder();
        private int secretFrom = -1;

        void append(Text value) {
            if (value.secret() && secretFrom < 0) {
                secretFrom = text.length();
            }
            text.append(value.value());
        }
    }

    /** One pass over one text. An absent output means that the words passed over are not needed. */
    private final class Run {
        private final String text;
        private final Lookup variables;
        private int at;

        Run(String text, Lookup variables) {
            this.text = text;
            this.variables = variables;
        }

        /** Reads to the end of the text or, within braces, to the closing one, which stays unread. */
        void word(Output output, boolean braced, int depth) throws SyntaxException {
            int open = 0;
            while (at < text.length()) {
                char current = text.charAt(at);
                if (braced && current == '}' && open == 0) {
                    return;
                }
                if (current == '$') {
                    dollar(output, depth);
                    continue;
                }
                open += current == '{' ? 1 : current == '}' ? -1 : 0;
                literal(output, current);
            }
            if (braced) {
                throw invalid();
            }
        }

        private void literal(Output output, char current) {
            if (output != null) {
                output.text.append(current);
            }
            at++;
        }

        private void dollar(Output output, int depth) throws SyntaxException {
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (next == '$') {
                at++;
                literal(output, '$');
            } else if (next == '{') {
                at += 2;
                braced(output, depth + 1);
            } else if (startsName(next)) {
                at++;
                substitute(output, name());
            } else {
                literal(output, '$');
            }
        }

        private void braced(Output output, int depth) throws SyntaxException {
            if (depth > DEEPEST) {
                throw new SyntaxException("Variables are nested more than " + DEEPEST + " levels deep.");
            }
            if (at >= text.length() || !startsName(text.charAt(at))) {
                throw invalid();
            }
            String name = name();
            if (at < text.length() && text.charAt(at) == '}') {
                at++;
                substitute(output, name);
                return;
            }
            boolean emptyCounts = !accept(':');
            if (at >= text.length() || "-?+".indexOf(text.charAt(at)) < 0) {
                throw invalid();
            }
            char operator = text.charAt(at++);
            operate(output, name, operator, emptyCounts, depth);
            at++;
        }

        private void operate(Output output, String name, char operator, boolean emptyCounts, int depth)
                throws SyntaxException {
            Optional<Text> value = variables
                    .find(name)
                    .filter(found -> emptyCounts || !found.value().isEmpty());
            boolean wordWanted = operator == '+' ? value.isPresent() : value.isEmpty();
            uses.used(name, output == null ? Use.SKIPPED : use(operator, value.isPresent()));
            if (operator == '?' && wordWanted && output != null) {
                Output reason = new Output();
                word(reason, true, depth);
                throw missing(name, new Text(reason.text.toString(), reason.secretFrom >= 0));
            }
            word(wordWanted ? output : null, true, depth);
            if (output != null && operator != '+') {
                value.ifPresent(output::append);
            }
        }

        private static Use use(char operator, boolean present) {
            if (present) {
                return Use.VALUE;
            }
            return operator == '?' ? Use.REQUIRED : Use.DEFAULT;
        }

        private void substitute(Output output, String name) {
            if (output == null) {
                uses.used(name, Use.SKIPPED);
                return;
            }
            Optional<Text> value = variables.find(name);
            uses.used(name, value.isPresent() ? Use.VALUE : Use.UNSET);
            value.ifPresent(output::append);
        }

        private String name() {
            int begin = at;
            while (at < text.length() && continuesName(text.charAt(at))) {
                at++;
            }
            return text.substring(begin, at);
        }

        private boolean accept(char expected) {
            boolean found = at < text.length() && text.charAt(at) == expected;
            at += found ? 1 : 0;
            return found;
        }
    }

    private static boolean startsName(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean continuesName(char c) {
        return startsName(c) || (c >= '0' && c <= '9');
    }

    private static SyntaxException missing(String name, Text reason) {
        return new SyntaxException("The variable " + name + " is required but has no value"
                + (reason.value().isEmpty() ? "" : " (" + reason.masked() + ")")
                + ": give it in variables, secrets or the .env file.");
    }

    private static SyntaxException invalid() {
        return new SyntaxException(
                "The variable after \"${\" is not complete or not valid: write ${NAME}, or $$ for a " + "dollar sign.");
    }
}
