package io.jenkins.plugins.windflow.api.image;

import io.jenkins.plugins.windflow.core.image.ImageDetails;
import io.jenkins.plugins.windflow.core.image.ImageLayer;
import io.jenkins.plugins.windflow.core.image.ImageSummary;
import io.jenkins.plugins.windflow.core.image.RemovedImages;
import io.jenkins.plugins.windflow.json.UsageJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Images as the pages read them. */
final class ImageJson {
    private ImageJson() {}

    static Map<String, Object> list(List<ImageSummary> images) {
        return Map.of("images", images.stream().map(ImageJson::summary).toList());
    }

    static Map<String, Object> summary(ImageSummary image) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", image.id());
        json.put("tags", image.tags());
        json.put("digests", image.digests());
        json.put("created", image.created().toString());
        json.put("size", image.size());
        json.put("labels", image.labels());
        json.put("dangling", image.dangling());
        json.put("containers", UsageJson.containers(image.containers()));
        return json;
    }

    static Map<String, Object> details(ImageDetails details) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image", summary(details.summary()));
        json.put("history", details.history().stream().map(ImageJson::layer).toList());
        json.put("inspect", details.inspect());
        return json;
    }

    private static Map<String, Object> layer(ImageLayer layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", layer.id());
        json.put("created", layer.created().toString());
        json.put("createdBy", layer.createdBy());
        json.put("size", layer.size());
        json.put("comment", layer.comment());
        json.put("tags", layer.tags());
        return json;
    }

    static Map<String, Object> removed(RemovedImages removed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("untagged", removed.untagged());
        json.put("deleted", removed.deleted());
        return json;
    }
}
