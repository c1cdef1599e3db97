package io.jenkins.plugins.windflow.core.compose.build;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the images that a Dockerfile starts from or copies from, with the values of its arguments put in. */
final class DockerfileImages {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?:(:[-+])([^}]*))?})");
    private static final String FROM_FLAG = "--from=";

    private final Map<String, String> arguments;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> stages = new HashSet<>();
    private final Set<String> images = new LinkedHashSet<>();

    private DockerfileImages(Map<String, String> arguments) {
        this.arguments = arguments;
    }

    /** @param arguments of the build; they outrank the values in the Dockerfile */
    static Set<String> of(List<Instruction> instructions, Map<String, String> arguments) {
        DockerfileImages finder = new DockerfileImages(arguments);
        instructions.forEach(finder::look);
        return finder.images;
    }

    private void look(Instruction instruction) {
        switch (instruction.keyword()) {
            case "ARG" -> instruction.arguments().forEach(this::argument);
            case "FROM" -> from(instruction.arguments());
            case "COPY" ->
                instruction.flags().stream()
                        .filter(flag -> flag.startsWith(FROM_FLAG))
                        .forEach(flag -> image(flag.substring(FROM_FLAG.length())));
            default -> {}
        }
    }

    /** Only arguments above the first FROM count for the names of images. */
    private void argument(String definition) {
        if (!stages.isEmpty() || !images.isEmpty()) {
            return;
        }
        int equals = definition.indexOf('=');
        String name = equals < 0 ? definition : definition.substring(0, equals);
        String value = equals < 0 ? null : unquoted(definition.substring(equals + 1));
        String given = arguments.getOrDefault(name, value);
        if (given != null) {
            values.put(name, given);
        }
    }

    private void from(List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        image(words.getFirst());
        if (words.size() > 2 && words.get(1).equalsIgnoreCase("AS")) {
            stages.add(words.get(2).toLowerCase(Locale.ROOT));
        }
    }

    private void image(String text) {
        String name = substituted(unquoted(text));
        boolean stage = stages.contains(name.toLowerCase(Locale.ROOT)) || name.matches("\\d+");
        if (!name.isEmpty() && !name.equals("scratch") && !stage) {
            images.add(name);
        }
    }

    private String substituted(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    private String value(MatchResult match) {
        String name = match.group(1) == null ? match.group(2) : match.group(1);
        String value = values.getOrDefault(name, "");
        if (":-".equals(match.group(3))) {
            return value.isEmpty() ? match.group(4) : value;
        }
        if (":+".equals(match.group(3))) {
            return value.isEmpty() ? "" : match.group(4);
        }
        return value;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
