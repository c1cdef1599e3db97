package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out of settings what an image has given, so that the next image gives its own. A value is the image's only when it
 * equals the image's own one, key and value; whatever differs is the user's and stays. What is missing although the image
 * has it was taken away by the user, and stays away where engines allow that.
 */
final class ImageValues {
    private static final List<String> PLAIN = List.of("User", "WorkingDir", "StopSignal", "Shell", "OnBuild");

    private final ObjectNode settings;
    private final JsonNode image;

    private ImageValues(ObjectNode settings, JsonNode image) {
        this.settings = settings;
        this.image = image;
    }

    /**
     * @param settings changed in place
     * @param image configuration of the image that the container was made from; missing when nobody knows it any more
     */
    static void takeOut(ObjectNode settings, JsonNode image) {
        if (image.isObject()) {
            new ImageValues(settings, image).takeOut();
        }
    }

    private void takeOut() {
        command();
        PLAIN.forEach(this::plain);
        healthcheck();
        environment();
        labels();
        keys("ExposedPorts", settings.path("HostConfig").path("PortBindings"));
        keys("Volumes", JsonNodeFactory.instance.objectNode());
    }

    /** An entry point of the user's hides the image's command, so the two go together. */
    private void command() {
        JsonNode entrypoint = settings.path("Entrypoint");
        JsonNode command = settings.path("Cmd");
        boolean cleared = entrypoint.isEmpty() && !image.path("Entrypoint").isEmpty();
        if (cleared) {
            settings.putArray("Entrypoint").add("");
        } else if (same(entrypoint, image.path("Entrypoint"))) {
            if (same(command, image.path("Cmd"))) {
                settings.remove(List.of("Entrypoint", "Cmd"));
            } else if (!command.isEmpty()) {
                settings.remove("Entrypoint");
            }
        }
    }

    private void plain(String key) {
        if (same(settings.path(key), image.path(key))) {
            settings.remove(key);
        }
    }

    private void healthcheck() {
        JsonNode own = settings.path("Healthcheck");
        JsonNode inherited = image.path("Healthcheck");
        if (same(own, inherited)) {
            settings.remove("Healthcheck");
        } else if (own.path("Test").isEmpty() && !inherited.path("Test").isEmpty()) {
            settings.putObject("Healthcheck").putArray("Test").add("NONE");
        }
    }

    /** A name without a value takes the image's variable away. */
    private void environment() {
        Set<String> inherited = new HashSet<>();
        image.path("Env").forEach(entry -> inherited.add(entry.asText()));
        Set<String> names = new HashSet<>();
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        settings.path("Env").forEach(entry -> {
            names.add(name(entry.asText()));
            if (!inherited.contains(entry.asText())) {
                kept.add(entry);
            }
        });
        inherited.stream()
                .map(ImageValues::name)
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(kept::add);
        settings.set("Env", kept);
    }

    static String name(String variable) {
        int equals = variable.indexOf('=');
        return equals < 0 ? variable : variable.substring(0, equals);
    }

    private void labels() {
        if (settings.path("Labels") instanceof ObjectNode labels) {
            image.path("Labels").properties().forEach(entry -> {
                if (entry.getValue().equals(labels.path(entry.getKey()))) {
                    labels.remove(entry.getKey());
                }
            });
        }
    }

    /** @param used by the user as well */
    private void keys(String key, JsonNode used) {
        if (settings.path(key) instanceof ObjectNode own) {
            image.path(key).fieldNames().forEachRemaining(name -> {
                if (!used.has(name)) {
                    own.remove(name);
                }
            });
        }
    }

    /** Engines say nothing, null or something empty for what is not there. */
    private static boolean same(JsonNode one, JsonNode other) {
        return isNothing(one) ? isNothing(other) : one.equals(other);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
    }
}
