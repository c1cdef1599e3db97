package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Link;
import io.jenkins.plugins.windflow.core.compose.model.Logging;
import io.jenkins.plugins.windflow.core.compose.model.NameResolution;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Namespaces;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.VolumesFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes how a service is connected: namespaces, names, links, shared mounts, logs. */
final class ConnectionWriter {
    private ConnectionWriter() {}

    static void write(Service service, Section keys) {
        namespaces(service.namespaces(), keys);
        names(service.nameResolution(), keys);
        links(service.links(), keys);
        keys.putFilled(
                "expose", service.exposedPorts().stream().map(Object::toString).toList());
        keys.putTexts(
                "volumes_from",
                service.volumesFrom().stream().map(ConnectionWriter::source).toList());
        keys.putValue("logging", service.logging().map(ConnectionWriter::logging));
    }

    private static void namespaces(Namespaces namespaces, Section keys) {
        keys.put("network_mode", namespaces.network().map(ConnectionWriter::mode));
        if (namespaces.network().orElse(null) instanceof NamespaceMode.OnNetwork on) {
            keys.put("mac_address", on.macAddress());
        }
        keys.put("ipc", namespaces.ipc().map(ConnectionWriter::mode));
        keys.put("pid", namespaces.pid().map(ConnectionWriter::mode));
        keys.put("uts", namespaces.uts().map(ConnectionWriter::mode));
    }

    private static String mode(NamespaceMode mode) {
        return switch (mode) {
            case NamespaceMode.Host host -> "host";
            case NamespaceMode.None none -> "none";
            case NamespaceMode.Private own -> "private";
            case NamespaceMode.Shareable shareable -> "shareable";
            case NamespaceMode.OnNetwork on -> on.network();
            case NamespaceMode.Joined joined -> reference("service:", joined.container());
        };
    }

    private static String reference(String servicePrefix, ContainerReference container) {
        return switch (container) {
            case ContainerReference.OfService of -> servicePrefix + of.service();
            case ContainerReference.Named named -> "container:" + named.name();
        };
    }

    private static void names(NameResolution names, Section keys) {
        keys.put("domainname", names.domainName());
        keys.putTexts("dns", names.servers());
        keys.putTexts("dns_search", names.searchDomains());
        keys.putTexts("dns_opt", names.options());
        keys.putTexts("extra_hosts", ExtraHostWriter.lines(names.hosts()));
    }

    private static void links(List<Link> links, Section keys) {
        List<String> inside = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        for (Link link : links) {
            switch (link.container()) {
                case ContainerReference.OfService of -> inside.add(of.service() + ":" + link.alias());
                case ContainerReference.Named named -> outside.add(named.name() + ":" + link.alias());
            }
        }
        keys.putTexts("links", inside);
        keys.putTexts("external_links", outside);
    }

    private static String source(VolumesFrom from) {
        return reference("", from.container()) + (from.readOnly() ? ":ro" : "");
    }

    private static Map<String, Object> logging(Logging logging) {
        Section keys = new Section();
        keys.put("driver", logging.driver());
        keys.putTexts("options", logging.options());
        return keys.keys();
    }
}
