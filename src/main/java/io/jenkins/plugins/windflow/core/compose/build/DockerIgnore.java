package io.jenkins.plugins.windflow.core.compose.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The patterns of a {@code .dockerignore} file: one a line, {@code #} at its beginning makes a comment, {@code !} an
 * exception, the last line that matches decides, a matching directory takes everything below it along. Serializable,
 * because the context is packed where the files are.
 */
public final class DockerIgnore implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Ignores nothing. */
    public static final DockerIgnore NOTHING = new DockerIgnore(List.of());

    private record Rule(Pattern pattern, boolean exception) implements Serializable {}

    private final ArrayList<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = new ArrayList<>(rules);
    }

    /**
     * The patterns of a file.
     *
     * @param file how people call the file
     * @param alwaysSent paths that the engine needs whatever the patterns say: the Dockerfile and the file itself
     * @throws ContextException when a line is not a pattern
     */
    public static DockerIgnore parse(String file, String text, List<String> alwaysSent) throws ContextException {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
            number++;
            String pattern = line.strip();
            if (line.startsWith("#") || pattern.isEmpty()) {
                continue;
            }
            boolean exception = pattern.startsWith("!");
            String glob = IgnorePattern.clean(exception ? pattern.substring(1).strip() : pattern);
            if (glob.isEmpty() || !IgnorePattern.isValid(glob)) {
                throw new ContextException(file + ":" + number + ": \"" + pattern + "\" is not a pattern"
                        + " (Go's filepath.Match): close every [ and write \\ only before another character.");
            }
            rules.add(new Rule(IgnorePattern.regex(glob), exception));
        }
        for (String path : alwaysSent) {
            rules.add(new Rule(Pattern.compile(Pattern.quote(path)), true));
        }
        return new DockerIgnore(rules);
    }

    /** Whether a file or directory stays out; the path is relative to the context. */
    public boolean excludes(String path) {
        boolean excluded = false;
        for (Rule rule : rules) {
            if (rule.exception() == excluded && matchesOrIsBelow(rule.pattern(), path)) {
                excluded = !excluded;
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
}
