package io.jenkins.plugins.windflow.core.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.ImagePull;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The images of an engine that helper containers may be made of, best first: the one named in the settings, then those
 * known to have a shell and tools, then the smallest. Whether one is of use is found out by trying.
 */
final class HelperImages {
    /** More attempts would take longer than anybody waits. */
    private static final int MOST = 8;

    private static final List<String> KNOWN =
            List.of("busybox", "alpine", "debian", "ubuntu", "bash", "almalinux", "rockylinux", "fedora");

    private HelperImages() {}

    /**
     * @param candidates ids or names
     * @param problem why the image of the settings cannot be used; empty when it can, or none is named
     */
    record Choice(List<String> candidates, String problem) {}

    /** @param preferred the image named in the settings, pulled when it is not there; empty for none */
    static Choice choose(Engine engine, String preferred) {
        List<String> candidates = new ArrayList<>();
        String problem = "";
        if (!preferred.isEmpty()) {
            try {
                candidates.add(present(engine, preferred));
            } catch (EngineException e) {
                problem = "The image " + preferred + " of the settings cannot be pulled: " + e.getMessage();
            }
        }
        List<JsonNode> images = new ArrayList<>();
        engine.getJson("/images/json", Map.of()).forEach(images::add);
        images.stream()
                .sorted(Comparator.comparingInt(HelperImages::rank)
                        .thenComparingLong(image -> image.path("Size").asLong()))
                .map(image -> image.path("Id").asText())
                .filter(id -> !candidates.contains(id))
                .limit(MOST - candidates.size())
                .forEach(candidates::add);
        return new Choice(candidates, problem);
    }

    /** The id of an image, which is pulled when it is missing. */
    private static String present(Engine engine, String name) {
        try {
            return id(engine, name);
        } catch (EngineException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
            engine.pull(ImagePull.of(name)).drain(event -> {});
            return id(engine, name);
        }
    }

    private static String id(Engine engine, String name) {
        return engine.getJson(EnginePath.of("images", name, "json"), Map.of())
                .path("Id")
                .asText();
    }

    private static int rank(JsonNode image) {
        int best = KNOWN.size();
        for (JsonNode tag : image.path("RepoTags")) {
            String repository = tag.asText().replaceFirst(":[^/]*$", "");
            int known = KNOWN.indexOf(repository.substring(repository.lastIndexOf('/') + 1));
            best = known >= 0 ? Math.min(best, known) : best;
        }
        return best;
    }
}
