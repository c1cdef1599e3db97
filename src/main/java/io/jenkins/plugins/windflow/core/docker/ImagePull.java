package io.jenkins.plugins.windflow.core.docker;

import java.util.Map;
import java.util.TreeMap;

/**
 * What to pull.
 *
 * @param reference with a tag or a digest; without both, {@code latest} is meant
 * @param platform for example {@code linux/arm64}, or null for the engine's own
 * @param auth who pulls, or null for nobody in particular
 */
public record ImagePull(String reference, String platform, RegistryAuth auth) {
    public static ImagePull of(String reference) {
        return new ImagePull(reference, null, null);
    }

    Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        int digest = reference.indexOf('@');
        int colon = reference.lastIndexOf(':');
        if (digest >= 0) {
            query.put("fromImage", reference.substring(0, digest));
            query.put("tag", reference.substring(digest + 1));
        } else if (colon > reference.lastIndexOf('/')) {
            query.put("fromImage", reference.substring(0, colon));
            query.put("tag", reference.substring(colon + 1));
        } else {
            query.put("fromImage", reference);
            // Without a tag an engine would pull all of them.
            query.put("tag", "latest");
        }
        if (platform != null) {
            query.put("platform", platform);
        }
        return query;
    }
}
