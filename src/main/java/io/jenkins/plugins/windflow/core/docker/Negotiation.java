package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.EngineInfo.Product;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import io.jenkins.plugins.windflow.core.docker.http.HttpRequest;
import io.jenkins.plugins.windflow.core.docker.http.HttpTransport;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Finds out which engine answers, and the newest API version that both sides know. */
public final class Negotiation {
    private final HttpTransport transport;
    private final Timeouts timeouts;

    public Negotiation(HttpTransport transport, Timeouts timeouts) {
        this.transport = transport;
        this.timeouts = timeouts;
    }

    /**
     * Asks {@code /_ping}: reaches the engine and says its API version, and needs no permission in any engine.
     *
     * @return the version to use
     * @throws EngineException also when what answers is no Docker engine, or too old
     */
    public String apiVersion() {
        try (HttpAnswer answer = transport.read(HttpRequest.of("GET", "/_ping"), timeouts)) {
            String header = answer.headers().first("Api-Version").orElse("");
            ApiVersion engines;
            try {
                engines = ApiVersion.of(header);
            } catch (IllegalArgumentException e) {
                throw new EngineException(
                        Kind.PROTOCOL,
                        transport.endpoint()
                                + " answers, but not as a Docker engine (no API version); check the address.",
                        e);
            }
            if (engines.compareTo(ApiVersion.OLDEST) < 0) {
                throw new EngineException(
                        Kind.PROTOCOL,
                        "The engine at " + transport.endpoint() + " has Docker API " + engines + "; Windflow needs "
                                + ApiVersion.OLDEST + " (Docker Engine 20.10) or newer.",
                        null);
            }
            return (engines.compareTo(ApiVersion.NEWEST) < 0 ? engines : ApiVersion.NEWEST).toString();
        }
    }

    /** Who the engine is; needs the permission to read its information. */
    public EngineInfo identify(String apiVersion) {
        JsonNode version = JsonAnswers.read(transport, timeouts, HttpRequest.of("GET", "/version"));
        String minimum = version.path("MinAPIVersion").asText("");
        if (minimum.matches("[0-9]+\\.[0-9]+") && ApiVersion.of(minimum).compareTo(ApiVersion.of(apiVersion)) > 0) {
            throw new EngineException(
                    Kind.PROTOCOL,
                    "The engine at " + transport.endpoint() + " needs Docker API " + minimum
                            + " at least and Windflow knows " + ApiVersion.NEWEST + "; update Windflow.",
                    null);
        }
        JsonNode info = JsonAnswers.read(transport, timeouts, HttpRequest.of("GET", "/v" + apiVersion + "/info"));
        Product product = product(version);
        return new EngineInfo(
                id(product, info),
                info.path("Name").asText(""),
                product,
                version.path("Version").asText(""),
                apiVersion,
                version.path("Os").asText(""),
                version.path("Arch").asText(""),
                info.path("DefaultRuntime").asText(""),
                hasSecurityOption(info, "name=cgroupns"),
                info.path("SwapLimit").asBoolean(),
                info.path("LoggingDriver").asText(""));
    }

    private static boolean hasSecurityOption(JsonNode info, String option) {
        for (JsonNode known : info.path("SecurityOptions")) {
            if (known.asText().equals(option)) {
                return true;
            }
        }
        return false;
    }

    private static Product product(JsonNode version) {
        for (JsonNode component : version.path("Components")) {
            if (component.path("Name").asText("").startsWith("Podman")) {
                return Product.PODMAN;
            }
        }
        return Product.DOCKER;
    }

    /** Podman makes up another ID for every answer; its host and storage say which one it is. */
    private static String id(Product product, JsonNode info) {
        String id = info.path("ID").asText("");
        if (product == Product.DOCKER && !id.isEmpty()) {
            return id;
        }
        String place =
                info.path("Name").asText("") + "\n" + info.path("DockerRootDir").asText("");
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
