package io.jenkins.plugins.windflow.core.compose.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Translates a pattern of {@code .dockerignore}: Go's filepath.Match, and {@code **} for any number of directories. */
final class IgnorePattern {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private IgnorePattern(String glob) {
        this.glob = glob;
    }

    /** Without {@code .}, {@code ..}, doubled and outer slashes; patterns start from the context anyway. */
    static String clean(String pattern) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : pattern.split("/")) {
            if (name.equals("..") && !names.isEmpty() && !names.peekLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names.isEmpty() && !pattern.isEmpty() ? "." : String.join("/", names);
    }

    /** Whether every {@code [} is closed and nothing ends with a backslash. */
    static boolean isValid(String glob) {
        boolean inClass = false;
        int members = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '\\') {
                i++;
                members++;
                if (i == glob.length()) {
                    return false;
                }
            } else if (!inClass && c == '[') {
                inClass = true;
                members = 0;
                i += i + 1 < glob.length() && glob.charAt(i + 1) == '^' ? 1 : 0;
            } else if (inClass && c == ']') {
                if (members == 0) {
                    return false;
                }
                inClass = false;
            } else {
                members++;
            }
        }
        return !inClass;
    }

    static Pattern regex(String glob) {
        IgnorePattern translation = new IgnorePattern(glob);
        while (translation.at < glob.length()) {
            translation.next();
        }
        return Pattern.compile(translation.regex.toString(), Pattern.DOTALL);
    }

    private void next() {
        char c = glob.charAt(at++);
        switch (c) {
            case '*' -> stars();
            case '?' -> regex.append("[^/]");
            case '[' -> characters();
            case '\\' -> literal(glob.charAt(at++));
            default -> literal(c);
        }
    }

    private void stars() {
        if (!glob.startsWith("*", at)) {
            regex.append("[^/]*");
            return;
        }
        at++;
        boolean slash = glob.startsWith("/", at);
        if (slash) {
            at++;
        }
        boolean rest = at < glob.length();
        // At the beginning, without a slash and before plain text it is just any beginning.
        boolean anyBeginning = regex.isEmpty() && !slash && glob.substring(at).matches("[^*?\\[\\\\]+");
        regex.append(rest && !anyBeginning ? "(?:.*/)?" : ".*");
    }

    private void characters() {
        regex.append('[');
        if (glob.startsWith("^", at)) {
            regex.append('^');
            at++;
        }
        while (glob.charAt(at) != ']') {
            char c = glob.charAt(at++);
            if (c == '-') {
                regex.append('-');
            } else {
                literalInClass(c == '\\' ? glob.charAt(at++) : c);
            }
        }
        regex.append(']');
        at++;
    }

    private void literalInClass(char c) {
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private void literal(char c) {
        regex.append(Pattern.quote(String.valueOf(c)));
    }
}
