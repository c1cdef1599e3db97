package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.service.LabelReader;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.model.Ipam;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one top-level network. */
final class NetworkReader {
    private static final List<String> NOT_EXTERNAL =
            List.of("driver", "driver_opts", "ipam", "internal", "attachable", "enable_ipv4", "enable_ipv6", "labels");

    private static final Set<String> ONE_OF_A_KIND = Set.of("host", "none", "null");

    private final Reading reading;

    NetworkReader(Reading reading) {
        this.reading = reading;
    }

    Network read(String key, Fields fields) {
        ExternalName external = ExternalName.read(fields, reading);
        external.checkAlone(fields, NOT_EXTERNAL, reading);
        if (external.external()) {
            return Network.external(key, notTheHosts(external.name().orElse(key), fields));
        }
        return new Network(
                key,
                notTheHosts(
                        external.name().orElseGet(() -> reading.projectName().network(key)), fields),
                false,
                driver(fields),
                fields.textPairs("driver_opts"),
                fields.flag("internal", false),
                fields.flag("attachable", false),
                fields.flag("enable_ipv4"),
                fields.flag("enable_ipv6"),
                fields.mapping("ipam")
                        .map(mapping -> ipam(Fields.of(mapping, Scope.IPAM, fields.path("ipam"), reading))),
                new LabelReader(reading).read(fields));
    }

    /** Engines have one network of each of these, and make no other. */
    private Optional<String> driver(Fields fields) {
        Optional<String> driver = fields.string("driver").filter(name -> !name.isEmpty());
        driver.filter(ONE_OF_A_KIND::contains)
                .ifPresent(name -> reading.problems()
                        .add(
                                fields.position("driver"),
                                fields.path("driver"),
                                "An engine has exactly one network of the driver " + name
                                        + ": write \"network_mode: " + (name.equals("null") ? "none" : name)
                                        + "\" in the services instead."));
        return driver;
    }

    /** Who joins the network that engines call "host" is in the host's namespace, as with network_mode. */
    private String notTheHosts(String name, Fields fields) {
        if (name.equals("host")) {
            new HostAccess(reading).checkHostNamespace(fields.position(), fields.path());
        }
        return name;
    }

    private Ipam ipam(Fields ipam) {
        List<Ipam.Pool> pools = new ArrayList<>();
        List<Node> items = ipam.items("config");
        for (int index = 0; index < items.size(); index++) {
            pool(items.get(index), ipam.path("config") + "[" + index + "]").ifPresent(pools::add);
        }
        return new Ipam(ipam.string("driver"), pools, ipam.textPairs("options"));
    }

    private Optional<Ipam.Pool> pool(Node node, String path) {
        return reading.values()
                .mapping(node, path)
                .map(mapping -> Fields.of(mapping, Scope.IPAM_POOL, path, reading))
                .map(pool -> new Ipam.Pool(
                        pool.string("subnet"),
                        pool.string("ip_range"),
                        pool.string("gateway"),
                        pool.textPairs("aux_addresses")));
    }
}
