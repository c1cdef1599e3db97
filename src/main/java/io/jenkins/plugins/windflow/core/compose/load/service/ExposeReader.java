package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.syntax.PortSyntax;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.model.ExposedPorts;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code expose} of a service: {@code PORT[-PORT][/PROTOCOL]}. */
final class ExposeReader {
    private final Reading reading;

    ExposeReader(Reading reading) {
        this.reading = reading;
    }

    List<ExposedPorts> read(Fields service) {
        Set<ExposedPorts> ports = new LinkedHashSet<>();
        List<Node> items = service.items("expose");
        for (int index = 0; index < items.size(); index++) {
            Node item = items.get(index);
            String path = service.path("expose") + "[" + index + "]";
            reading.values()
                    .stringOrNumber(item, path)
                    .flatMap(text -> reading.values().parse(item, path, text, ExposeReader::parse))
                    .ifPresent(ports::add);
        }
        return List.copyOf(ports);
    }

    private static ExposedPorts parse(String text) throws SyntaxException {
        int slash = text.indexOf('/');
        PortMapping.Protocol protocol =
                slash < 0 ? PortMapping.Protocol.TCP : PortSyntax.protocol(text.substring(slash + 1));
        String range = slash < 0 ? text : text.substring(0, slash);
        return new ExposedPorts(PortSyntax.containerPorts(range), protocol);
    }
}
