package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to build an image from a context (Docker API, ImageBuild; the classic builder).
 *
 * @param tags names for the image, each with its tag
 * @param dockerfile path in the context
 * @param target stage to build, or null for the last one
 * @param platform for example {@code linux/arm64}, or null for the engine's own
 * @param networkMode network of the build's steps, or null for the default
 * @param noCache whether every step runs again
 * @param pull whether base images are pulled although they are there
 */
public record ImageBuild(
        List<String> tags,
        String dockerfile,
        String target,
        String platform,
        String networkMode,
        Map<String, String> buildArguments,
        Map<String, String> labels,
        boolean noCache,
        boolean pull) {
    public ImageBuild {
        tags = List.copyOf(tags);
        buildArguments = Map.copyOf(buildArguments);
        labels = Map.copyOf(labels);
    }

    /** A build of {@code Dockerfile} with nothing special. */
    public static ImageBuild of(String tag) {
        return new ImageBuild(List.of(tag), "Dockerfile", null, null, null, Map.of(), Map.of(), false, false);
    }

    Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        query.put("dockerfile", dockerfile);
        query.put("rm", "1");
        query.put("forcerm", "1");
        putIfPresent(query, "target", target);
        putIfPresent(query, "platform", platform);
        putIfPresent(query, "networkmode", networkMode);
        if (noCache) {
            query.put("nocache", "1");
        }
        if (pull) {
            query.put("pull", "1");
        }
        if (!buildArguments.isEmpty()) {
            query.put("buildargs", json(buildArguments));
        }
        if (!labels.isEmpty()) {
            query.put("labels", json(labels));
        }
        return query;
    }

    private static void putIfPresent(Map<String, String> query, String name, String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private static String json(Map<String, String> map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(map).forEach(object::put);
        return object.toString();
    }
}
