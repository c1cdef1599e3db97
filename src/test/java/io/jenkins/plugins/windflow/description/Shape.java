package io.jenkins.plugins.windflow.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Whether a JSON value is as a schema says: types, enumerations, properties that must be there - and, which JSON Schema itself
 * does not ask for, none that is not described.
 */
public final class Shape {
    private final ApiDescription description;
    private final List<String> faults = new ArrayList<>();

    private Shape(ApiDescription description) {
        this.description = description;
    }

    /** One line for each place where they differ. */
    public static List<String> faults(ApiDescription description, JsonNode schema, JsonNode value) {
        Shape shape = new Shape(description);
        shape.check("", schema, value);
        return shape.faults;
    }

    private void check(String place, JsonNode reference, JsonNode value) {
        JsonNode schema = description.resolve(reference);
        if (schema.has("oneOf") || schema.has("anyOf")) {
            checkChoice(place, schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf"), value);
        } else if (schema.has("allOf")) {
            checkObject(place, properties(schema), required(schema), null, value);
        } else if (!isOfType(schema.path("type"), value)) {
            faults.add("%s is %s, not %s".formatted(name(place), value, schema.path("type")));
        } else if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            faults.add("%s is %s, none of %s".formatted(name(place), value, schema.path("enum")));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(place + "[" + i + "]", schema.path("items"), value.path(i));
            }
        } else if (value.isObject() && (schema.has("properties") || schema.has("additionalProperties"))) {
            checkObject(place, properties(schema), required(schema), schema.get("additionalProperties"), value);
        }
    }

    /** Fits when one of them fits; else the complaints of the one that comes closest are the useful ones. */
    private void checkChoice(String place, JsonNode choices, JsonNode value) {
        List<String> fewest = null;
        for (JsonNode choice : choices) {
            Shape attempt = new Shape(description);
            attempt.check(place, choice, value);
            if (fewest == null || attempt.faults.size() < fewest.size() || isNull(choice) == value.isNull()) {
                fewest = fewest != null && fewest.isEmpty() ? fewest : attempt.faults;
            }
        }
        faults.addAll(fewest == null ? List.of() : fewest);
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").asText().equals("null");
    }

    private void checkObject(
            String place, Map<String, JsonNode> properties, Set<String> required, JsonNode others, JsonNode value) {
        if (!value.isObject()) {
            faults.add("%s is %s, not an object".formatted(name(place), value));
            return;
        }
        for (String property : required) {
            if (!value.has(property)) {
                faults.add("%s lacks '%s'".formatted(name(place), property));
            }
        }
        value.properties().forEach(property -> {
            JsonNode schema = properties.getOrDefault(property.getKey(), others);
            String inner = place + "." + property.getKey();
            if (schema == null || schema.isBoolean() && !schema.booleanValue()) {
                faults.add(name(inner) + " is not described");
            } else if (schema.isObject()) {
                check(inner, schema, property.getValue());
            }
        });
    }

    private Map<String, JsonNode> properties(JsonNode schema) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        schema.path("allOf").forEach(part -> all.putAll(properties(description.resolve(part))));
        schema.path("properties").properties().forEach(property -> all.put(property.getKey(), property.getValue()));
        return all;
    }

    private Set<String> required(JsonNode schema) {
        Set<String> all = new LinkedHashSet<>();
        schema.path("allOf").forEach(part -> all.addAll(required(description.resolve(part))));
        schema.path("required").forEach(name -> all.add(name.asText()));
        return all;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false).anyMatch(one -> isOfType(one, value));
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "" -> true;
            default -> throw new IllegalArgumentException("There is no type " + type + ".");
        };
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
    }

    private static String name(String place) {
        return place.isEmpty() ? "the answer" : place.replaceFirst("^\\.", "");
    }
}
