package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.field.Values;
import io.jenkins.plugins.windflow.core.compose.load.syntax.PortSyntax;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code ports} of a service, in the short and the long syntax; the same mapping twice counts once. */
final class PortReader {
    /** Most published ports of one service: a media server publishes some ten thousand. */
    private static final int MOST = 20_000;

    private final Reading reading;

    PortReader(Reading reading) {
        this.reading = reading;
    }

    List<PortMapping> read(Fields service) {
        Map<PortMapping, PortMapping> ports = new LinkedHashMap<>();
        List<Node> items = service.items("ports");
        for (int index = 0; index < items.size(); index++) {
            String path = service.path("ports") + "[" + index + "]";
            read(items.get(index), path).forEach(port -> ports.put(port, port));
            if (ports.size() > MOST) {
                reading.problems()
                        .add(items.get(index).position(), path, "The service publishes more than " + MOST + " ports.");
                return List.of();
            }
        }
        return List.copyOf(ports.values());
    }

    private List<PortMapping> read(Node node, String path) {
        if (node instanceof Mapping mapping) {
            return longForm(Fields.of(mapping, Scope.PORT, path, reading))
                    .map(List::of)
                    .orElse(List.of());
        }
        List<PortMapping> ports = new ArrayList<>();
        reading.values()
                .stringOrNumber(node, path)
                .ifPresent(text -> reading.values()
                        .parse(node, path, text, PortSyntax::parse)
                        .ifPresent(ports::addAll));
        return ports;
    }

    private Optional<PortMapping> longForm(Fields port) {
        if (!port.has("target")) {
            reading.problems().add(port.position(), port.path(), "This port has no target.");
        }
        Optional<Integer> target = port.integer("target", 1, PortRange.HIGHEST);
        PortMapping.Protocol protocol = port.string("protocol")
                .flatMap(text -> parse(port, "protocol", text, PortSyntax::protocol))
                .orElse(PortMapping.Protocol.TCP);
        Optional<PortRange> published = port.stringOrNumber("published")
                .filter(text -> !text.isEmpty())
                .flatMap(text -> parse(port, "published", text, PortSyntax::range));
        Optional<String> address =
                port.string("host_ip").flatMap(text -> parse(port, "host_ip", text, PortSyntax::address));
        return target.map(number -> new PortMapping(number, protocol, published, address));
    }

    private <T> Optional<T> parse(Fields port, String key, String text, Values.Syntax<T> syntax) {
        return port.node(key).flatMap(node -> reading.values().parse(node, port.path(key), text, syntax));
    }
}
