package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one place that decides which parts of a container are secret: the values of all variables, and elsewhere what a name
 * says to be a secret ({@code --password=x}, a label {@code api-token}) or an address carries ({@code //user:word@host}).
 */
public final class Masking {
    /** What is shown instead. */
    public static final String MASK = "***";

    private static final String SECRET_WORDS =
            "pass(?:wd|word|phrase)?|pwd|secret|token|credentials?|api[-_.]?key|access[-_.]?key|private[-_.]?key|auth(?:orization)?";

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)(?:^|.*[-_./])(?:" + SECRET_WORDS + ")(?:[-_.](?:id|key|value|text|word|hash|0|1))*$"
                    + "|.*(?:password|passwd|secret|token|apikey|credential).*");

    private static final Pattern ASSIGNMENT = Pattern.compile("^(-{0,2})([\\w./-]+)([=:])(.+)$", Pattern.DOTALL);

    private static final Pattern INSIDE = Pattern.compile(
            "(?i)((?:--?|\\b)[\\w-]*(?:password|passwd|passphrase|secret|token|api[-_]?key|credentials?)[=:\\s]+)(\"[^\"]*\"|'[^']*'|[^\\s,;&|]+)");
    private static final Pattern USER_INFO = Pattern.compile("(\\w://[^/\\s:@]*:)[^/\\s@]+@");
    /** Lists of command words. */
    private static final Set<String> WORDS = Set.of("Cmd", "Entrypoint", "Args", "Test", "OnBuild", "Shell");

    /** Values that are no secret whatever they are called: numbers, switches and names that the engine itself defines. */
    private static final Set<String> NEVER =
            Set.of("Id", "Image", "Name", "Hostname", "SecurityOpt", "CapAdd", "CapDrop", "AutoRemove", "NetworkMode");

    private Masking() {}

    /** A copy without secrets of anything that engines say about a container: inspect, settings, a part of them. */
    public static JsonNode mask(JsonNode node) {
        return mask("", node);
    }

    /** Whether a name says that its value is a secret. */
    static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).matches();
    }

    private static JsonNode mask(String key, JsonNode node) {
        if (key.equals("Env")) {
            return variables(node);
        }
        if (node.isArray()) {
            return WORDS.contains(key) ? words(node) : list(key, node);
        }
        if (node.isObject()) {
            return object(node);
        }
        if (!node.isTextual() || node.asText().isEmpty() || NEVER.contains(key)) {
            return node;
        }
        return TextNode.valueOf(isSecretName(key) ? MASK : text(node.asText()));
    }

    private static ObjectNode object(JsonNode node) {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> masked.set(entry.getKey(), mask(entry.getKey(), entry.getValue())));
        return masked;
    }

    private static ArrayNode list(String key, JsonNode node) {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        node.forEach(item -> masked.add(mask(key, item)));
        return masked;
    }

    private static JsonNode variables(JsonNode entries) {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : entries) {
            String text = entry.asText();
            int equals = text.indexOf('=');
            masked.add(equals < 0 ? text : text.substring(0, equals + 1) + MASK);
        }
        return entries.isNull() ? entries : masked;
    }

    /** The words of a command; the value of an option may be the next word. */
    private static ArrayNode words(JsonNode words) {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        boolean next = false;
        for (JsonNode word : words) {
            String text = word.asText();
            masked.add(next && !text.startsWith("-") ? MASK : text(text));
            next = text.startsWith("-") && text.indexOf('=') < 0 && isSecretName(text.replaceFirst("^-+", ""));
        }
        return masked;
    }

    /** A text in which a secret may be: a command line, an address, an option. */
    public static String text(String text) {
        var assignment = ASSIGNMENT.matcher(text);
        if (assignment.matches() && isSecretName(assignment.group(2))) {
            return assignment.group(1) + assignment.group(2) + assignment.group(3) + MASK;
        }
        String inside = INSIDE.matcher(text).replaceAll("$1" + MASK);
        return USER_INFO.matcher(inside).replaceAll("$1" + MASK + "@");
    }
}
