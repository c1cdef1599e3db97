package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A setting that an edit changes.
 *
 * @param field its path: {@code HostConfig.Memory}, {@code Labels.tier}; a list is one field
 * @param before missing when it was not there
 * @param after missing when it is taken away
 */
public record FieldChange(String field, JsonNode before, JsonNode after) {
    /** Below these, each key is a field of its own. */
    private static final int DEPTH = 4;

    /** What is different between two settings. */
    static List<FieldChange> between(ContainerSettings before, ContainerSettings after) {
        List<FieldChange> changes = new ArrayList<>();
        compare("", before.document(), after.document(), 0, changes);
        return changes;
    }

    private static void compare(String path, JsonNode before, JsonNode after, int depth, List<FieldChange> changes) {
        boolean parts = depth < DEPTH
                && (before instanceof ObjectNode || before.isMissingNode())
                && (after instanceof ObjectNode || after.isMissingNode())
                && before.size() + after.size() > 0;
        if (!parts) {
            if (!same(before, after)) {
                changes.add(new FieldChange(path, before, after));
            }
            return;
        }
        TreeSet<String> keys = new TreeSet<>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            compare(path.isEmpty() ? key : path + "." + key, before.path(key), after.path(key), depth + 1, changes);
        }
    }

    /** Engines say nothing, null, nought or something empty for what is not set. */
    private static boolean same(JsonNode before, JsonNode after) {
        return unset(before) ? unset(after) : before.equals(after);
    }

    private static boolean unset(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty()
                || value.isNumber() && value.asDouble() == 0
                || value.isBoolean() && !value.asBoolean();
    }

    /** The same without secrets. */
    public FieldChange masked() {
        return new FieldChange(field, masked(before), masked(after));
    }

    private JsonNode masked(JsonNode value) {
        if (value.isMissingNode()) {
            return MissingNode.getInstance();
        }
        String[] keys = field.split("\\.", 2);
        String last = field.substring(field.lastIndexOf('.') + 1);
        boolean label = keys[0].equals("Labels") && keys.length == 2;
        String name = label ? keys[1] : last;
        ObjectNode single = JsonNodeFactory.instance.objectNode();
        single.set(name, value);
        return Masking.mask(single).path(name);
    }
}
