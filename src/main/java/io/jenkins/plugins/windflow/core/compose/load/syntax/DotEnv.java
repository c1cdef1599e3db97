package io.jenkins.plugins.windflow.core.compose.load.syntax;

import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Variables from {@code .env} and {@code env_file} files (Compose Specification, "Env_file format"): comments, {@code
 * export}, single quotes (literal), double quotes (escapes and interpolation), both over several lines, and unquoted
 * values (interpolation, comments after a space).
 */
public final class DotEnv {
    private static final int OCTAL = 8;

    private final String text;
    private final IntFunction<Interpolation> interpolation;
    private final Map<String, Text> values;
    private final Lookup names;
    private int at;
    private int line = 1;

    private DotEnv(String text, IntFunction<Interpolation> interpolation, Map<String, Text> earlier, Lookup names) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.interpolation = interpolation;
        this.values = new LinkedHashMap<>(earlier);
        this.names = names;
    }

    /** Something is wrong in a line of the file. */
    public static final class LineException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        LineException(int line, String message) {
            super(message);
            this.line = line;
        }

        /** Counts from 1. */
        public int line() {
            return line;
        }
    }

    /**
     * Reads a file.
     *
     * @param interpolation for the text of a line, which counts from 1
     * @param earlier variables of the files before this one: seen by interpolation, and part of the result
     * @param names finds variables that are set outside the files: they win in interpolation, and give the value of a
     *     variable that the file names without one (which is left out when there is none)
     * @return the earlier variables and those of this file; a later one replaces an earlier one of the same name
     */
    public static Map<String, Text> parse(
            String text, IntFunction<Interpolation> interpolation, Map<String, Text> earlier, Lookup names)
            throws LineException {
        return new DotEnv(text, interpolation, earlier, names).read();
    }

    /** Reads a file in the {@code raw} format: whatever is after the {@code =} is the value. */
    public static Map<String, Text> parseRaw(String text, Map<String, Text> earlier, Lookup names)
            throws LineException {
        DotEnv file = new DotEnv(text, null, earlier, names);
        for (String row : file.text.split("\n", -1)) {
            file.rawLine(row.endsWith("\r") ? row.substring(0, row.length() - 1) : row);
            file.line++;
        }
        return file.values;
    }

    private void rawLine(String row) throws LineException {
        String statement = row.stripLeading();
        if (statement.isEmpty() || statement.startsWith("#")) {
            return;
        }
        int equals = statement.indexOf('=');
        String name = checked(equals < 0 ? statement.stripTrailing() : statement.substring(0, equals));
        if (equals < 0) {
            names.find(name).ifPresent(value -> values.put(name, value));
        } else {
            values.put(name, Text.plain(statement.substring(equals + 1)));
        }
    }

    private Map<String, Text> read() throws LineException {
        for (skipToStatement(); at < text.length(); skipToStatement()) {
            String name = name();
            if (at < text.length() && text.charAt(at) != '\n') {
                at++;
                values.put(name, value());
            } else {
                names.find(name).ifPresent(value -> values.put(name, value));
            }
        }
        return values;
    }

    private void skipToStatement() {
        while (at < text.length()) {
            char current = text.charAt(at);
            if (current == '#') {
                skipLine();
            } else if (current == '\n') {
                at++;
                line++;
            } else if (isSpace(current)) {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** Reads to the {@code =} (or {@code :}, or the end of the line), which stays unread. */
    private String name() throws LineException {
        int begin = at;
        while (at < text.length() && "=:\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(begin, at).strip();
        if (name.startsWith("export ") || name.startsWith("export\t")) {
            name = name.substring("export ".length()).strip();
        }
        return checked(name);
    }

    private String checked(String name) throws LineException {
        boolean valid = !name.isEmpty()
                && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "_.-[]".indexOf(c) >= 0);
        if (!valid) {
            // The line itself is not shown: it may hold a secret.
            throw new LineException(line, "The line must be NAME=value with a name of letters, digits and \"_\".");
        }
        return name;
    }

    private Text value() throws LineException {
        while (at < text.length() && text.charAt(at) != '\n' && isSpace(text.charAt(at))) {
            at++;
        }
        char quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote != '"' && quote != '\'') {
            return interpolated(unquoted());
        }
        String content = quoted(quote);
        return quote == '"' ? interpolated(content) : Text.plain(content);
    }

    private String unquoted() {
        int begin = at;
        skipLine();
        String value = text.substring(begin, at);
        int comment = value.startsWith("#") ? 0 : value.indexOf(" #");
        return (comment < 0 ? value : value.substring(0, comment)).stripTrailing();
    }

    private String quoted(char quote) throws LineException {
        int opened = line;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char current = text.charAt(at);
            if (current == quote) {
                at++;
                afterQuote();
                return value.toString();
            }
            line += current == '\n' ? 1 : 0;
            if (current == '\\' && at + 1 < text.length()) {
                escape(value, quote);
            } else {
                value.append(current);
            }
        }
        throw new LineException(opened, "A quote is opened in this line but never closed.");
    }

    /** Only white space and a comment may follow a closing quote in its line. */
    private void afterQuote() throws LineException {
        int begin = at;
        skipLine();
        String rest = text.substring(begin, at).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            throw new LineException(line, "There is something after the closing quote in this line.");
        }
    }

    private void escape(StringBuilder value, char quote) {
        char next = text.charAt(at + 1);
        if (next == quote) {
            value.append(next);
            at++;
        } else if (quote == '"') {
            doubleQuotedEscape(value, next);
        } else {
            value.append('\\').append(next);
            line += next == '\n' ? 1 : 0;
            at++;
        }
    }

    private void doubleQuotedEscape(StringBuilder value, char next) {
        at++;
        switch (next) {
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'v' -> value.append('\u000B');
            case '\\' -> value.append('\\');
            case '$' -> value.append("$$");
            case '0' -> octal(value);
            default -> {
                value.append('\\');
                at--;
            }
        }
    }

    private void octal(StringBuilder value) {
        int end = at + 1;
        while (end < text.length() && end <= at + 3 && Character.digit(text.charAt(end), OCTAL) >= 0) {
            end++;
        }
        value.append((char) Integer.parseInt(text.substring(at, end), OCTAL));
        at = end - 1;
    }

    private Text interpolated(String value) throws LineException {
        if (!Interpolation.concerns(value)) {
            return Text.plain(value);
        }
        try {
            return interpolation.apply(line).apply(value, this::find).asText();
        } catch (SyntaxException invalid) {
            throw new LineException(line, invalid.getMessage());
        }
    }

    private Optional<Text> find(String name) {
        return names.find(name).or(() -> Optional.ofNullable(values.get(name)));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || c == '\u0085';
    }
}
