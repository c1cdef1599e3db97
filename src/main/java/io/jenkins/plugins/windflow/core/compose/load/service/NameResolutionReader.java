package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.model.IpAddresses;
import io.jenkins.plugins.windflow.core.compose.model.NameResolution;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code domainname}, {@code dns}, {@code dns_search}, {@code dns_opt} and {@code extra_hosts} of a service. */
final class NameResolutionReader {
    private final Reading reading;
    private final Fields service;

    NameResolutionReader(Reading reading, Fields service) {
        this.reading = reading;
        this.service = service;
    }

    NameResolution read() {
        return new NameResolution(
                service.string("domainname").filter(name -> !name.isEmpty()),
                servers(),
                texts("dns_search"),
                service.strings("dns_opt"),
                new ExtraHostReader(reading).read(service));
    }

    private List<String> servers() {
        List<String> servers = new ArrayList<>();
        for (String server : texts("dns")) {
            if (IpAddresses.isAddress(server)) {
                servers.add(server);
            } else {
                reading.problems()
                        .add(
                                service.position("dns"),
                                service.path("dns"),
                                "\"" + server + "\" is not an IP address, which a name server must be given by.");
            }
        }
        return servers;
    }

    /** A string or a list of strings. */
    private List<String> texts(String key) {
        return service.node(key)
                .map(node -> reading.values().strings(Merge.items(node), service.path(key)))
                .orElse(List.of());
    }
}
