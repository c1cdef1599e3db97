package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.ExposedPorts;
import io.jenkins.plugins.windflow.core.compose.model.ExtraHost;
import io.jenkins.plugins.windflow.core.compose.model.Logging;
import io.jenkins.plugins.windflow.core.compose.model.NameResolution;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Namespaces;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.VolumesFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads how a container is called, which ports it offers, whose namespaces and mounts it shares, and where its logs go. */
final class ConnectionReader {
    private static final String CONTAINER = "container:";

    private final Inspected container;
    private final ForeignStack stack;
    private final ServiceBuilder builder;

    ConnectionReader(Inspected container, ForeignStack stack, ServiceBuilder builder) {
        this.container = container;
        this.stack = stack;
        this.builder = builder;
    }

    /** @param network the network namespace, when it is none on the project's networks */
    void read(Optional<NamespaceMode> network) {
        names();
        ports();
        logging();
        builder.namespaces(new Namespaces(network, mode("IpcMode"), mode("PidMode"), mode("UTSMode")));
        builder.volumesFrom(Inspected.words(container.host().path("VolumesFrom")).stream()
                .map(this::volumesFrom)
                .toList());
    }

    /** A container in somebody else's network or UTS namespace reports that one's names. */
    private void names() {
        JsonNode host = container.host();
        String network = host.path("NetworkMode").asText("");
        boolean borrowed = network.startsWith(CONTAINER)
                || network.equals("host")
                || host.path("UTSMode").asText("").equals("host");
        String hostname = container.config().path("Hostname").asText("");
        String domain = container.config().path("Domainname").asText("");
        if (!borrowed
                && !hostname.isEmpty()
                && !hostname.equals(container.container().shortId())) {
            builder.hostname(hostname);
        }
        builder.nameResolution(new NameResolution(
                borrowed || domain.isEmpty() ? Optional.empty() : Optional.of(domain),
                Inspected.words(host.path("Dns")),
                Inspected.words(host.path("DnsSearch")),
                Inspected.words(host.path("DnsOptions")),
                Inspected.words(host.path("ExtraHosts")).stream()
                        .map(ConnectionReader::extraHost)
                        .toList()));
    }

    private static ExtraHost extraHost(String line) {
        String[] parts = line.split("[:=]", 2);
        return new ExtraHost(parts[0], parts.length > 1 ? parts[1] : "");
    }

    private void ports() {
        List<PortMapping> published = new ArrayList<>();
        Set<String> bound = new TreeSet<>();
        for (Map.Entry<String, JsonNode> entry :
                container.host().path("PortBindings").properties()) {
            bound.add(entry.getKey());
            entry.getValue().forEach(binding -> published.add(mapping(entry.getKey(), binding)));
        }
        builder.ports(published);
        Set<String> announced =
                Inspected.texts(container.image().path("ExposedPorts")).keySet();
        builder.exposedPorts(Inspected.texts(container.config().path("ExposedPorts")).keySet().stream()
                .filter(port -> !bound.contains(port) && !announced.contains(port))
                .map(port -> new ExposedPorts(range(port.split("/")[0]), protocol(port)))
                .toList());
    }

    private static PortMapping mapping(String port, JsonNode binding) {
        String published = binding.path("HostPort").asText("");
        String address = binding.path("HostIp").asText("");
        return new PortMapping(
                Integer.parseInt(port.split("/")[0]),
                protocol(port),
                published.isEmpty() || published.equals("0") ? Optional.empty() : Optional.of(range(published)),
                address.isEmpty() || address.equals("0.0.0.0") ? Optional.empty() : Optional.of(address));
    }

    private static PortMapping.Protocol protocol(String port) {
        String[] parts = port.split("/");
        return parts.length < 2
                ? PortMapping.Protocol.TCP
                : PortMapping.Protocol.valueOf(parts[1].toUpperCase(Locale.ROOT));
    }

    private static PortRange range(String text) {
        String[] ends = text.split("-");
        return new PortRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    /** The engine's own driver with options of the engine's looks like one that was asked for: the options are written then. */
    private void logging() {
        JsonNode log = container.host().path("LogConfig");
        String driver = log.path("Type").asText("");
        Map<String, String> options = Inspected.texts(log.path("Config"));
        boolean usual = driver.isEmpty() || driver.equals(stack.defaults().loggingDriver());
        if (!usual || !options.isEmpty()) {
            builder.logging(new Logging(usual ? Optional.empty() : Optional.of(driver), options));
        }
    }

    private Optional<NamespaceMode> mode(String key) {
        String mode = container.host().path(key).asText("");
        return switch (mode) {
            case "", "private" -> Optional.empty();
            case "host" -> Optional.of(new NamespaceMode.Host());
            case "none" -> Optional.of(new NamespaceMode.None());
            case "shareable" -> Optional.of(new NamespaceMode.Shareable());
            default ->
                mode.startsWith(CONTAINER)
                        ? Optional.of(new NamespaceMode.Joined(reference(mode.substring(CONTAINER.length()), stack)))
                        : Optional.empty();
        };
    }

    private VolumesFrom volumesFrom(String entry) {
        boolean hasAccess = entry.endsWith(":ro") || entry.endsWith(":rw");
        String name = hasAccess ? entry.substring(0, entry.length() - 3) : entry;
        return new VolumesFrom(reference(name, stack), entry.endsWith(":ro"));
    }

    /** Another container: the first one of a service of the project, or any by its name. */
    static ContainerReference reference(String idOrName, ForeignStack stack) {
        return stack.own(idOrName)
                .filter(own -> !own.service().isEmpty()
                        && stack.services().get(own.service()).getFirst().equals(own))
                .<ContainerReference>map(own -> new ContainerReference.OfService(own.service()))
                .orElseGet(() -> new ContainerReference.Named(stack.names().getOrDefault(idOrName, idOrName)));
    }
}
