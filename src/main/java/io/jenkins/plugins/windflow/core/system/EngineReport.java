package io.jenkins.plugins.windflow.core.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an engine says about itself.
 *
 * @param info the answer to {@code GET /info} (Docker API, SystemInfo), without passwords of proxies
 * @param version the answer to {@code GET /version}
 */
public record EngineReport(JsonNode info, JsonNode version) {
    /** {@code http://user:password@proxy:3128}. */
    private static final Pattern PASSWORD = Pattern.compile("(://[^:@/\\s]*):[^@/\\s]*@");

    private static final List<String> PROXIES = List.of("HttpProxy", "HttpsProxy");

    /** Asks now. */
    public static EngineReport look(Engine engine) {
        return of(engine.getJson("/info", Map.of()), engine.getJson("/version", Map.of()));
    }

    static EngineReport of(JsonNode info, JsonNode version) {
        ObjectNode shown = info.deepCopy();
        for (String proxy : PROXIES) {
            if (shown.hasNonNull(proxy)) {
                shown.put(proxy, PASSWORD.matcher(shown.path(proxy).asText()).replaceAll("$1:***@"));
            }
        }
        // Tokens of a swarm and certificates of its nodes are for its administrators.
        if (shown.path("Swarm") instanceof ObjectNode swarm) {
            swarm.remove(List.of("Cluster", "RemoteManagers"));
        }
        return new EngineReport(shown, version);
    }

    /** What the engine warns of, a sentence each. */
    public List<String> warnings() {
        return info.path("Warnings").valueStream().map(JsonNode::asText).toList();
    }
}
