package io.jenkins.plugins.windflow.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * Takes the values of environment variables and build arguments out of what is said about an image: out of its settings,
 * and out of the instructions that it was made by.
 */
final class MaskedImage {
    private static final String MASK = "***";
    /** {@code ENV name=value ...}, {@code ENV name value} and {@code ARG name=value}; what follows may belong to the value. */
    private static final Pattern INSTRUCTION = Pattern.compile("\\b(ENV|ARG)\\s+([^\\s=]+)([=\\s]).*", Pattern.DOTALL);
    /** How the builders write down the arguments that a step was given: {@code |2 name=value name=value command}. */
    private static final Pattern ARGUMENTS =
            Pattern.compile("\\|\\d+ .*?(?=\\s/bin/|\\s\\[|\\scmd |$)", Pattern.DOTALL);

    private MaskedImage() {}

    static JsonNode inspect(JsonNode inspect) {
        ObjectNode masked = inspect.deepCopy();
        // Left over from the step that made it; has the values a second time.
        masked.remove("ContainerConfig");
        if (masked.path("Config").path("Env") instanceof ArrayNode variables) {
            for (int i = 0; i < variables.size(); i++) {
                variables.set(i, variable(variables.path(i).asText()));
            }
        }
        return masked;
    }

    private static String variable(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals + 1) + MASK;
    }

    static ImageLayer layer(ImageLayer layer) {
        String by = ARGUMENTS.matcher(layer.createdBy()).replaceAll("|" + MASK);
        by = INSTRUCTION.matcher(by).replaceAll("$1 $2$3" + MASK);
        return new ImageLayer(layer.id(), layer.created(), by, layer.size(), layer.comment(), layer.tags());
    }
}
