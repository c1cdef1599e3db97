package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to build an image (Docker API, ImageBuild; the classic builder). Starts with every default; what is called more than
 * once adds up where the API takes several.
 */
public final class ImageBuild {
    private record Parameter(String name, String value) {}

    private final List<Parameter> parameters = new ArrayList<>();
    private final ArrayNode ulimits = JsonNodeFactory.instance.arrayNode();

    private ImageBuild() {
        add("rm", "1");
        add("forcerm", "1");
    }

    /** A build of {@code Dockerfile}. */
    public static ImageBuild of(String tag) {
        return new ImageBuild().tag(tag);
    }

    /** A further name for the image, with its tag. */
    public ImageBuild tag(String name) {
        return add("t", name);
    }

    /** Path in the context. */
    public ImageBuild dockerfile(String path) {
        return add("dockerfile", path);
    }

    /** Where the engine fetches the context itself, instead of taking an archive. */
    public ImageBuild remote(String url) {
        return add("remote", url);
    }

    /** The stage to build. */
    public ImageBuild target(String stage) {
        return add("target", stage);
    }

    /** For example {@code linux/arm64}. */
    public ImageBuild platform(String platform) {
        return add("platform", platform);
    }

    /** Network of the build's steps. */
    public ImageBuild networkMode(String mode) {
        return add("networkmode", mode);
    }

    /** A line of the steps' {@code /etc/hosts}: {@code name:address}. */
    public ImageBuild extraHost(String line) {
        return add("extrahosts", line);
    }

    /** Size of the steps' {@code /dev/shm} in bytes. */
    public ImageBuild sharedMemory(long bytes) {
        return add("shmsize", Long.toString(bytes));
    }

    /** Every step runs again. */
    public ImageBuild noCache() {
        return add("nocache", "1");
    }

    /** Base images are pulled although they are there. */
    public ImageBuild pull() {
        return add("pull", "1");
    }

    public ImageBuild arguments(Map<String, String> arguments) {
        return addJson("buildargs", object(arguments), arguments.isEmpty());
    }

    public ImageBuild labels(Map<String, String> labels) {
        return addJson("labels", object(labels), labels.isEmpty());
    }

    /** Images on the engine whose layers may be used. */
    public ImageBuild cacheFrom(List<String> images) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        images.forEach(array::add);
        return addJson("cachefrom", array, images.isEmpty());
    }

    /** A limit of the steps; -1 for none. */
    public ImageBuild ulimit(String name, long soft, long hard) {
        ulimits.addObject().put("Name", name).put("Soft", soft).put("Hard", hard);
        return this;
    }

    private ImageBuild add(String name, String value) {
        parameters.add(new Parameter(name, value));
        return this;
    }

    private ImageBuild addJson(String name, JsonNode json, boolean empty) {
        return empty ? this : add(name, json.toString());
    }

    private static ObjectNode object(Map<String, String> map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(map).forEach(object::put);
        return object;
    }

    /** The path of the call with its query, in which some names come more than once. */
    String path() {
        List<Parameter> all = new ArrayList<>(parameters);
        if (!ulimits.isEmpty()) {
            all.add(new Parameter("ulimits", ulimits.toString()));
        }
        StringBuilder path = new StringBuilder("/build?");
        for (Parameter parameter : all) {
            path.append(path.charAt(path.length() - 1) == '?' ? "" : "&")
                    .append(EnginePath.withQuery("", Map.of(parameter.name(), parameter.value()))
                            .substring(1));
        }
        return path.toString();
    }
}
