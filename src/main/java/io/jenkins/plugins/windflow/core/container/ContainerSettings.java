package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import java.util.List;

/**
 * What is configured for a container, as opposed to what came of it, in the form of Docker's create call: the keys of
 * {@code Config} at the top, then {@code HostConfig} and {@code NetworkingConfig.EndpointsConfig}; besides, {@code Name}.
 * Values that come from the image are there as well. Its text never shows the document, which holds secrets.
 *
 * @param document changed by nobody but its owner
 */
public record ContainerSettings(ObjectNode document) {
    static final String NAME = "Name";
    static final String HOST = "HostConfig";
    static final String NETWORK_MODE = "NetworkMode";

    private static final String HOST_NAME = "Hostname";
    /** Whoever lives in another container's network has these from there, and engines refuse to be told them. */
    private static final List<String> OF_THE_NETWORK = List.of(HOST_NAME, "Domainname", "ExposedPorts", "MacAddress");

    private static final List<String> OF_THE_HOSTS_NETWORK =
            List.of("PortBindings", "PublishAllPorts", "Dns", "DnsOptions", "DnsSearch", "ExtraHosts", "Links");

    /** Reads them from an inspected container. */
    public static ContainerSettings of(ObservedContainer container, EngineInfo engine) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put(NAME, container.name());
        copy(container.inspect().path("Config"), document);
        ObjectNode host = document.putObject(HOST);
        copy(container.inspect().path(HOST), host);
        document.remove(List.of("MacAddress", "NetworkDisabled"));
        if (container.inspect().path("Config").path("NetworkDisabled").asBoolean()) {
            document.put("NetworkDisabled", true);
        }
        if (document.path("Labels") instanceof ObjectNode labels) {
            // Who made this very container: its successor has its own.
            labels.remove(List.of(ComposeLabels.OPERATION, ComposeLabels.CONTROLLER));
        }
        dropGeneratedHostName(document, container, engine);
        dropGeneratedLimits(host, engine);
        plainLinks(host);
        ContainerSettings settings = new ContainerSettings(document);
        settings.dropWhatTheNetworkGives();
        settings.putEndpoints(container, engine);
        return settings;
    }

    /** Engines say null for what is not set. */
    private static void copy(JsonNode from, ObjectNode to) {
        from.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                to.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }

    /** A container without a host name is called by its own ID, or like the host whose network or names it shares. */
    private static void dropGeneratedHostName(ObjectNode document, ObservedContainer container, EngineInfo engine) {
        String name = document.path(HOST_NAME).asText("");
        JsonNode host = container.inspect().path(HOST);
        boolean ofTheHost = host.path(NETWORK_MODE).asText("").equals("host")
                || host.path("UTSMode").asText("").equals("host");
        if (name.isEmpty() || name.equals(container.shortId()) || ofTheHost && name.equals(engine.name())) {
            document.remove(HOST_NAME);
        }
    }

    /** -1 is how engines say that nothing was asked for; Podman says 0, which it does not take where cgroups are version 2. */
    private static void dropGeneratedLimits(ObjectNode host, EngineInfo engine) {
        long swappiness = host.path("MemorySwappiness").asLong(-1);
        if (swappiness == -1 || swappiness == 0 && engine.product() == EngineInfo.Product.PODMAN) {
            host.remove("MemorySwappiness");
        }
    }

    /** Links are told as {@code /db:/web/alias} and asked for as {@code db:alias}. */
    private static void plainLinks(ObjectNode host) {
        if (host.path("Links").isEmpty()) {
            return;
        }
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        host.path("Links").forEach(link -> {
            String[] parts = link.asText().split(":", 2);
            String alias = parts.length == 2 ? parts[1].substring(parts[1].lastIndexOf('/') + 1) : "";
            String name = parts[0].startsWith("/") ? parts[0].substring(1) : parts[0];
            links.add(alias.isEmpty() ? name : name + ":" + alias);
        });
        host.set("Links", links);
    }

    /** Takes away what a container cannot have whose network is another one's. */
    void dropWhatTheNetworkGives() {
        if (networkMode().startsWith("container:")) {
            document.remove(OF_THE_NETWORK);
            host().remove(OF_THE_HOSTS_NETWORK);
        }
        if (!hasOwnNetworks()) {
            document.remove("NetworkingConfig");
        }
    }

    private void putEndpoints(ObservedContainer container, EngineInfo engine) {
        if (!hasOwnNetworks()) {
            return;
        }
        ObjectNode endpoints = endpoints();
        container
                .inspect()
                .path("NetworkSettings")
                .path("Networks")
                .properties()
                .forEach(entry -> endpoints.set(
                        entry.getKey(), ConfiguredEndpoint.of(container, entry.getKey(), entry.getValue(), engine)));
    }

    /** The value of {@code HostConfig.NetworkMode}. */
    String networkMode() {
        return host().path(NETWORK_MODE).asText("default");
    }

    /** Name of the network that the mode says; the engine's own one where it says nothing. */
    String firstNetwork() {
        String mode = networkMode();
        return mode.isEmpty() || mode.equals("default") ? "bridge" : mode;
    }

    /** Whether it is on networks of its own: not without any, and not on the host's or another container's. */
    boolean hasOwnNetworks() {
        String mode = networkMode();
        return !mode.equals("host") && !mode.equals("none") && !mode.startsWith("container:");
    }

    ObjectNode host() {
        return document.withObject("/" + HOST);
    }

    /** Settings on each network, by its name. */
    ObjectNode endpoints() {
        return document.withObject("/NetworkingConfig/EndpointsConfig");
    }

    /** The name of the container. */
    public String name() {
        return document.path(NAME).asText();
    }

    /** The reference of its image. */
    public String image() {
        return document.path("Image").asText();
    }

    ContainerSettings copy() {
        return new ContainerSettings(document.deepCopy());
    }

    @Override
    public String toString() {
        return "settings of " + name();
    }
}
