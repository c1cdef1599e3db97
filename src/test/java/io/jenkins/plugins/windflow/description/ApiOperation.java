package io.jenkins.plugins.windflow.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation of the API as it is described.
 *
 * @param verb GET or POST
 * @param path with parameters in braces, below {@code /windflow} for what begins with {@code /api}, else below Jenkins' root
 * @param permission the first word of {@code x-permission}
 * @param parameters in the address and in the query
 * @param request the body's media types; empty when it takes none
 * @param answers by status: the answer's media types with their schemas
 */
public record ApiOperation(
        String verb,
        String path,
        String id,
        String summary,
        String permission,
        List<Parameter> parameters,
        Map<String, JsonNode> request,
        Map<String, Map<String, JsonNode>> answers) {
    private static final Pattern HOLE = Pattern.compile("\\{([^}]+)}");

    /** @param in path, query or header */
    public record Parameter(String name, String in, boolean required, JsonNode schema) {}

    static ApiOperation read(ApiDescription description, String path, String verb, JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        node.path("parameters").forEach(element -> {
            JsonNode parameter = description.resolve(element);
            parameters.add(new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    parameter.path("required").asBoolean(),
                    description.resolve(parameter.path("schema"))));
        });
        Map<String, Map<String, JsonNode>> answers = new LinkedHashMap<>();
        node.path("responses")
                .properties()
                .forEach(answer -> answers.put(
                        answer.getKey(),
                        schemas(description.resolve(answer.getValue()).path("content"))));
        return new ApiOperation(
                verb.toUpperCase(Locale.ROOT),
                path,
                node.path("operationId").asText(),
                node.path("summary").asText(),
                node.path("x-permission").asText().split("[ ,]")[0],
                parameters,
                schemas(description.resolve(node.path("requestBody")).path("content")),
                answers);
    }

    private static Map<String, JsonNode> schemas(JsonNode content) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        content.properties()
                .forEach(type -> schemas.put(type.getKey(), type.getValue().path("schema")));
        return schemas;
    }

    /** The schema of a JSON answer; missing when none is described. */
    public JsonNode answer(int status) {
        return answers.getOrDefault(String.valueOf(status), Map.of())
                .getOrDefault("application/json", MissingNode.getInstance());
    }

    /** Names of the parameters of one place. */
    public Set<String> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(in))
                .map(Parameter::name)
                .collect(Collectors.toSet());
    }

    /** Names of the parameters in the address, in its order. */
    public List<String> holeNames() {
        return HOLE.matcher(path).results().map(hole -> hole.group(1)).toList();
    }

    long holes() {
        return holeNames().size();
    }

    /** The address below Jenkins' root, without a leading slash, with something in the place of each parameter. */
    public String address(UnaryOperator<String> values) {
        String filled = HOLE.matcher(path).replaceAll(hole -> Matcher.quoteReplacement(values.apply(hole.group(1))));
        return path.startsWith("/api") ? "windflow" + filled : filled.substring(1);
    }

    /** Fits the addresses of this operation, with and without a slash at their end. */
    Pattern pattern() {
        String words = Pattern.quote(path.replaceFirst("/$", ""));
        return Pattern.compile(HOLE.matcher(words).replaceAll("\\\\E[^/]+\\\\Q") + "/?");
    }

    /** Verb and address with nameless parameters, by which code and description find each other. */
    String key() {
        return verb + " " + HOLE.matcher(path).replaceAll("{}").replaceFirst("/$", "");
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
