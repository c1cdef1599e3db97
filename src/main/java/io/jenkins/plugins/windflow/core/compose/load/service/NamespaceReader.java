package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Namespaces;
import java.util.List;
import java.util.Optional;

/** Reads {@code network_mode}, {@code ipc}, {@code pid} and {@code uts} of a service. */
public final class NamespaceReader {
    private static final String SERVICE = "service:";
    private static final String CONTAINER = "container:";
    private static final NamespaceMode HOST = new NamespaceMode.Host();
    private static final NamespaceMode NONE = new NamespaceMode.None();

    /** What a container cannot have of its own when its network is that of another container. */
    private static final List<String> NOT_WHEN_JOINED =
            List.of("hostname", "mac_address", "ports", "expose", "dns", "extra_hosts", "links", "external_links");

    private static final List<String> NOT_ON_HOST = List.of("mac_address", "links", "external_links");
    private static final List<String> IDLE_WITHOUT_NETWORK = List.of("ports", "mac_address");

    private final Reading reading;
    private final Fields service;

    NamespaceReader(Reading reading, Fields service) {
        this.reading = reading;
        this.service = service;
    }

    /** The service that a mode names, whatever else is wrong with it. */
    public static Optional<String> service(String mode) {
        return mode.startsWith(SERVICE) && mode.length() > SERVICE.length()
                ? Optional.of(mode.substring(SERVICE.length()))
                : Optional.empty();
    }

    Namespaces read() {
        Optional<NamespaceMode> network = text("network_mode").flatMap(this::network);
        network.ifPresent(this::checkAlone);
        return new Namespaces(
                network,
                text("ipc").flatMap(this::ipc),
                text("pid").flatMap(this::pid),
                text("uts").flatMap(this::uts));
    }

    private Optional<String> text(String key) {
        return service.string(key).filter(text -> !text.isEmpty());
    }

    private Optional<NamespaceMode> network(String mode) {
        return switch (mode) {
            case "host" -> host("network_mode");
            case "none" -> Optional.of(NONE);
            case "default" -> Optional.of(onNetwork(NamespaceMode.OnNetwork.BRIDGE));
            default -> joins(mode) ? joined("network_mode", mode) : Optional.of(onNetwork(mode));
        };
    }

    private NamespaceMode onNetwork(String name) {
        return new NamespaceMode.OnNetwork(name, MacAddressReader.read(service, reading));
    }

    private Optional<NamespaceMode> ipc(String mode) {
        return switch (mode) {
            case "host" -> host("ipc");
            case "none" -> Optional.of(NONE);
            case "private" -> Optional.of(new NamespaceMode.Private());
            case "shareable" -> Optional.of(new NamespaceMode.Shareable());
            default ->
                joins(mode)
                        ? joined("ipc", mode)
                        : wrong("ipc", "none, private, shareable, host, service:NAME or container:NAME");
        };
    }

    private Optional<NamespaceMode> pid(String mode) {
        if (mode.equals("host")) {
            return host("pid");
        }
        return joins(mode) ? joined("pid", mode) : wrong("pid", "host, service:NAME or container:NAME");
    }

    private Optional<NamespaceMode> uts(String mode) {
        if (!mode.equals("host")) {
            return wrong("uts", "host: the Docker API has no other");
        }
        if (service.has("hostname")) {
            problem("hostname", "A container with \"uts: host\" has the host's name: remove one of the two.");
        }
        return host("uts");
    }

    private static boolean joins(String mode) {
        return mode.startsWith(SERVICE) || mode.startsWith(CONTAINER);
    }

    private Optional<NamespaceMode> joined(String key, String mode) {
        String name = mode.substring(mode.indexOf(':') + 1);
        if (name.isEmpty() || name.indexOf(':') >= 0) {
            return wrong(key, "service:NAME or container:NAME with a name behind the colon");
        }
        if (mode.startsWith(SERVICE)) {
            return Optional.of(new NamespaceMode.Joined(new ContainerReference.OfService(name)));
        }
        new HostAccess(reading).checkForeignNamespace(name, service.position(key), service.path(key));
        return Optional.of(new NamespaceMode.Joined(new ContainerReference.Named(name)));
    }

    private Optional<NamespaceMode> host(String key) {
        new HostAccess(reading).checkHostNamespace(service.position(key), service.path(key));
        return Optional.of(HOST);
    }

    /** What the engine refuses beside a network mode is refused here; what it silently leaves out is said. */
    private void checkAlone(NamespaceMode network) {
        if (service.has("networks")) {
            problem("network_mode", "A service has network_mode or networks, not both: remove one of the two.");
        }
        switch (network) {
            case NamespaceMode.Joined joined ->
                NOT_WHEN_JOINED.stream()
                        .filter(service::has)
                        .forEach(key -> problem(
                                key,
                                "The network of this service is that of another container, which alone can have \""
                                        + key + "\": move it there."));
            case NamespaceMode.Host host -> {
                NOT_ON_HOST.stream()
                        .filter(service::has)
                        .forEach(key -> problem(
                                key, "A container in the host's network cannot have \"" + key + "\": remove it."));
                warnIdle("ports");
            }
            case NamespaceMode.None none -> IDLE_WITHOUT_NETWORK.forEach(this::warnIdle);
            default -> {}
        }
    }

    private void warnIdle(String key) {
        if (service.has(key)) {
            reading.problems()
                    .warn(
                            service.position(key),
                            service.path(key),
                            "The key \"" + key + "\" has no effect with this network_mode.");
        }
    }

    private Optional<NamespaceMode> wrong(String key, String allowed) {
        problem(key, "This must be " + allowed + ".");
        return Optional.empty();
    }

    private void problem(String key, String message) {
        reading.problems().add(service.position(key), service.path(key), message);
    }
}
