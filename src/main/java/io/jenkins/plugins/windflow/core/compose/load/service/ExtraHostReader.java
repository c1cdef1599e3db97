package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Sequence;
import io.jenkins.plugins.windflow.core.compose.model.ExtraHost;
import io.jenkins.plugins.windflow.core.compose.model.IpAddresses;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code extra_hosts} of services and builds: {@code - name=address}, {@code - name:address}, or {@code name:} with
 * one address or a list of them.
 */
final class ExtraHostReader {
    private static final String KEY = "extra_hosts";

    private final Reading reading;

    ExtraHostReader(Reading reading) {
        this.reading = reading;
    }

    List<ExtraHost> read(Fields owner) {
        return owner.node(KEY).map(node -> hosts(node, owner.path(KEY))).orElse(List.of());
    }

    private List<ExtraHost> hosts(Node node, String path) {
        if (!(Merge.hosts(node) instanceof Mapping mapping)) {
            wrongForm(node, path);
            return List.of();
        }
        List<ExtraHost> hosts = new ArrayList<>();
        mapping.entries().forEach((name, entry) -> {
            String where = path + "." + name;
            for (Node item : reading.values().items(entry.value(), where)) {
                reading.values().string(item, where).ifPresent(text -> add(name, text, item, where, hosts));
            }
        });
        return hosts.stream().distinct().toList();
    }

    /** A list whose entries could not be taken apart is looked at once more to say which one it is. */
    private void wrongForm(Node node, String path) {
        if (!(node instanceof Sequence sequence)) {
            reading.values().wrongKind(node, path, "a mapping or a list of name=address");
            return;
        }
        for (int index = 0; index < sequence.items().size(); index++) {
            Node item = sequence.items().get(index);
            if (!Merge.isHost(item)) {
                reading.problems()
                        .add(
                                item.position(),
                                path + "[" + index + "]",
                                "This must be name=address, for example db=10.0.0.5 or docker=host-gateway.");
            }
        }
    }

    private void add(String name, String addresses, Node node, String path, List<ExtraHost> hosts) {
        for (String text : addresses.split(",", -1)) {
            String address = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
            boolean named = !name.isEmpty() && name.indexOf(':') < 0 && name.indexOf('=') < 0;
            if (named && (address.equals(ExtraHost.GATEWAY) || IpAddresses.isAddress(address))) {
                hosts.add(new ExtraHost(name, address));
            } else {
                reading.problems()
                        .add(
                                node.position(),
                                path,
                                named
                                        ? "This must be an IP address or " + ExtraHost.GATEWAY + "."
                                        : "A host name must not be empty and must not contain \":\" or \"=\".");
            }
        }
    }
}
