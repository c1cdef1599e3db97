package io.jenkins.plugins.windflow.core.compose.apply;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The patterns of a {@code .dockerignore} file: one a line, {@code #} begins a comment, {@code !} makes an exception, the
 * last line that matches decides, a matching directory takes everything below it along. Serializable, because the
 * context is packed where the files are.
 */
public final class DockerIgnore implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Ignores nothing. */
    public static final DockerIgnore NOTHING = parse("");

    private record Rule(Pattern pattern, boolean exception) implements Serializable {}

    private final ArrayList<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = new ArrayList<>(rules);
    }

    /**
     * The patterns of a file.
     *
     * @param alwaysSent paths that the engine needs whatever the patterns say: the Dockerfile and the file itself
     */
    public static DockerIgnore parse(String text, String... alwaysSent) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            boolean exception = line.startsWith("!");
            String glob = clean(exception ? line.substring(1).strip() : line);
            if (!line.startsWith("#") && !glob.isEmpty()) {
                rules.add(new Rule(regex(glob), exception));
            }
        }
        for (String path : alwaysSent) {
            rules.add(new Rule(regex(clean(path).replaceAll("([*?\\[\\\\])", "\\\\$1")), true));
        }
        return new DockerIgnore(rules);
    }

    /** Whether a file or directory stays out; the path is relative to the context. */
    public boolean excludes(String path) {
        boolean excluded = false;
        for (Rule rule : rules) {
            if (matchesOrIsBelow(rule.pattern(), path)) {
                excluded = !rule.exception();
            }
        }
        return excluded;
    }

    /** Whether nothing below an excluded directory can be an exception, so that it need not be looked at. */
    public boolean excludesAllBelow(String directory) {
        return excludes(directory) && rules.stream().noneMatch(Rule::exception);
    }

    private static boolean matchesOrIsBelow(Pattern pattern, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (pattern.matcher(path.substring(0, end)).matches()) {
                return true;
            }
        }
        return false;
    }

    private static String clean(String glob) {
        String path = glob;
        while (path.startsWith("/") || path.startsWith("./")) {
            path = path.substring(path.indexOf('/') + 1);
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** As Go's filepath.Match, and {@code **} for any number of directories. */
    private static Pattern regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', i) > i) {
                int end = glob.indexOf(']', i);
                regex.append('[')
                        .append(glob.substring(i + 1, end)
                                .replace("\\", "\\\\")
                                .replace("[", "\\[")
                                .replace("&&", "&\\&"))
                        .append(']');
                i = end;
            } else if (c == '\\' && i + 1 < glob.length()) {
                regex.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
