package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An edit of settings, as a JSON merge patch (RFC 7396): what is absent is kept, null takes away, anything else replaces. A
 * masked value stands for the one that is there.
 */
public record SettingsPatch(ObjectNode document) {
    private static final Set<String> TOP = Set.of(
            "Name",
            "Hostname",
            "Domainname",
            "User",
            "ExposedPorts",
            "Tty",
            "OpenStdin",
            "StdinOnce",
            "AttachStdin",
            "AttachStdout",
            "AttachStderr",
            "Env",
            "Cmd",
            "Healthcheck",
            "ArgsEscaped",
            "Image",
            "Volumes",
            "WorkingDir",
            "Entrypoint",
            "NetworkDisabled",
            "MacAddress",
            "OnBuild",
            "Labels",
            "StopSignal",
            "StopTimeout",
            "Shell",
            ContainerSettings.HOST,
            "NetworkingConfig");

    /** @throws IllegalArgumentException with one sentence when it has a key that no setting has */
    public SettingsPatch {
        Set<String> unknown = new TreeSet<>();
        document.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(TOP);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The settings of a container have no "
                    + String.join(", ", unknown)
                    + "; they are the keys of Docker's create call, and most of them are inside HostConfig.");
        }
        for (String key : Set.of(ContainerSettings.HOST, "NetworkingConfig")) {
            if (document.hasNonNull(key) && !document.path(key).isObject()) {
                throw new IllegalArgumentException(key + " has to be an object.");
            }
        }
    }

    /** The edited settings. */
    ContainerSettings applyTo(ContainerSettings settings) {
        ObjectNode edited = merge(settings.document().deepCopy(), document);
        Masks.resolve(edited, settings.document());
        ContainerSettings result = new ContainerSettings(edited);
        moveToNetwork(settings, result);
        result.dropWhatTheNetworkGives();
        return result;
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(entry.getKey());
            } else if (value instanceof ObjectNode object) {
                ObjectNode inner = target.path(entry.getKey()) instanceof ObjectNode present
                        ? present
                        : JsonNodeFactory.instance.objectNode();
                target.set(entry.getKey(), merge(inner, object));
            } else {
                target.set(entry.getKey(), value.deepCopy());
            }
        });
        return target;
    }

    /** With another network in its mode, a container leaves the one that was there: its addresses have no meaning elsewhere. */
    private static void moveToNetwork(ContainerSettings before, ContainerSettings after) {
        if (!after.hasOwnNetworks()) {
            return;
        }
        ObjectNode endpoints = after.endpoints();
        if (before.hasOwnNetworks() && !before.firstNetwork().equals(after.firstNetwork())) {
            endpoints.remove(before.firstNetwork());
        }
        if (!endpoints.has(after.firstNetwork())) {
            endpoints.putObject(after.firstNetwork());
        }
    }

    /** Whether it leaves everything as it is. */
    public boolean isEmpty() {
        return document.isEmpty();
    }

    @Override
    public String toString() {
        Set<String> keys = new TreeSet<>();
        document.fieldNames().forEachRemaining(keys::add);
        return "edit of " + keys;
    }

    /** Puts the values back that whoever edits may not see. */
    private static final class Masks {
        private static void resolve(ObjectNode edited, ObjectNode stored) {
            if (edited.path("Env") instanceof ArrayNode variables) {
                edited.set("Env", variables(variables, stored.path("Env")));
            }
            resolveTexts(edited, stored, "");
        }

        private static ArrayNode variables(ArrayNode edited, JsonNode stored) {
            Map<String, JsonNode> known = new HashMap<>();
            stored.forEach(entry -> known.put(ImageValues.name(entry.asText()), entry));
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            for (JsonNode entry : edited) {
                String text = entry.asText();
                if (!text.endsWith("=" + Masking.MASK)) {
                    resolved.add(entry);
                    continue;
                }
                JsonNode former = known.get(ImageValues.name(text));
                if (former == null) {
                    throw unknown("the variable " + ImageValues.name(text));
                }
                resolved.add(former);
            }
            return resolved;
        }

        /** Texts in objects are found by their keys, words of lists by what is shown of them. */
        private static void resolveTexts(ObjectNode edited, JsonNode stored, String path) {
            for (String key : keys(edited)) {
                JsonNode value = edited.path(key);
                String here = path.isEmpty() ? key : path + "." + key;
                if (value instanceof ObjectNode inner) {
                    resolveTexts(inner, stored.path(key), here);
                } else if (!here.equals("Env") && hasMask(value)) {
                    edited.set(key, resolved(value, stored.path(key), shown(key, stored.path(key)), here));
                }
            }
        }

        private static JsonNode resolved(JsonNode value, JsonNode former, JsonNode shown, String path) {
            if (!value.isArray()) {
                if (!value.equals(shown)) {
                    throw unknown(path);
                }
                return former;
            }
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            List<Integer> left = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                left.add(i);
            }
            for (JsonNode word : value) {
                Optional<Integer> place =
                        left.stream().filter(i -> shown.path(i).equals(word)).findFirst();
                if (place.isEmpty() && hasMask(word)) {
                    throw unknown(path);
                }
                place.ifPresent(left::remove);
                resolved.add(place.map(former::path).orElse(word));
            }
            return resolved;
        }

        private static JsonNode shown(String key, JsonNode value) {
            ObjectNode single = JsonNodeFactory.instance.objectNode();
            single.set(key, value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
            return Masking.mask(single).path(key);
        }

        private static List<String> keys(ObjectNode object) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            return keys;
        }

        private static boolean hasMask(JsonNode value) {
            if (value.isArray()) {
                for (JsonNode item : value) {
                    if (hasMask(item)) {
                        return true;
                    }
                }
            }
            return value.isTextual() && value.asText().contains(Masking.MASK);
        }

        private static IllegalArgumentException unknown(String what) {
            return new IllegalArgumentException("'" + Masking.MASK + "' stands for a value that is kept, but " + what
                    + " has no such value: give the value itself.");
        }
    }
}
