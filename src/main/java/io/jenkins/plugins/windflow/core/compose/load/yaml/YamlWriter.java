package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes mappings, lists, strings, numbers and booleans as block style YAML that {@link YamlReader} and every other
 * reader of YAML 1.1 or 1.2 take for the same values.
 */
public final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*(?::[A-Za-z0-9_./-]+)*");

    /** What some reader takes for something else than a string. */
    private static final Set<String> RESERVED = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private final StringBuilder text = new StringBuilder();

    private YamlWriter() {}

    /**
     * Writes a document.
     *
     * @param document values are mappings, lists, strings, null, or what is written as it prints itself: numbers and
     *     booleans
     */
    public static String write(Map<String, ?> document) {
        YamlWriter writer = new YamlWriter();
        writer.mapping(document, 0);
        return writer.text.toString();
    }

    private void mapping(Map<?, ?> mapping, int indent) {
        mapping.forEach((key, value) -> {
            text.append("  ".repeat(indent)).append(scalar(key)).append(':');
            value(value, indent);
        });
    }

    private void value(Object value, int indent) {
        switch (value) {
            case Map<?, ?> mapping
            when !mapping.isEmpty() -> {
                text.append('\n');
                mapping(mapping, indent + 1);
            }
            case List<?> list
            when !list.isEmpty() -> {
                text.append('\n');
                list(list, indent + 1);
            }
            case null -> text.append('\n');
            default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void list(List<?> list, int indent) {
        for (Object item : list) {
            text.append("  ".repeat(indent)).append('-');
            if (item instanceof Map<?, ?> mapping && !mapping.isEmpty()) {
                int begin = text.length();
                mapping(mapping, indent + 1);
                // The first key stands in the line of the dash.
                text.replace(begin, begin + 2 * (indent + 1), " ");
            } else {
                value(item, indent);
            }
        }
    }

    private static String scalar(Object value) {
        return switch (value) {
            case Map<?, ?> empty -> "{}";
            case List<?> empty -> "[]";
            case String string ->
                PLAIN.matcher(string).matches() && !RESERVED.contains(string.toLowerCase(Locale.ROOT))
                        ? string
                        : quoted(string);
            default -> value.toString();
        };
    }

    private static String quoted(String string) {
        StringBuilder quoted = new StringBuilder("\"");
        string.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(c <= 0xFFFF ? String.format("\\u%04X", c) : String.format("\\U%08X", c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
