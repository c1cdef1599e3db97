package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Ipam;
import io.jenkins.plugins.windflow.core.compose.model.Network;

/** A network as the body of {@code POST /networks/create}, without the labels of tools. */
public final class NetworkBody {
    private NetworkBody() {}

    /** The whole wish. */
    public static ObjectNode of(Network network) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Name", network.name());
        body.put("CheckDuplicate", true);
        network.driver().ifPresent(driver -> body.put("Driver", driver));
        body.put("Internal", network.internal());
        body.put("Attachable", network.attachable());
        network.enableIpv4().ifPresent(enabled -> body.put("EnableIPv4", enabled));
        network.enableIpv6().ifPresent(enabled -> body.put("EnableIPv6", enabled));
        if (!network.driverOptions().isEmpty()) {
            ObjectNode options = body.putObject("Options");
            network.driverOptions().forEach(options::put);
        }
        network.ipam().ifPresent(ipam -> body.set("IPAM", ipam(ipam)));
        ObjectNode labels = body.putObject("Labels");
        network.labels().forEach(labels::put);
        return body;
    }

    private static ObjectNode ipam(Ipam ipam) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Driver", ipam.driver().orElse("default"));
        if (!ipam.options().isEmpty()) {
            ObjectNode options = node.putObject("Options");
            ipam.options().forEach(options::put);
        }
        ArrayNode pools = node.putArray("Config");
        for (Ipam.Pool pool : ipam.pools()) {
            ObjectNode config = pools.addObject();
            pool.subnet().ifPresent(subnet -> config.put("Subnet", subnet));
            pool.ipRange().ifPresent(range -> config.put("IPRange", range));
            pool.gateway().ifPresent(gateway -> config.put("Gateway", gateway));
            if (!pool.auxiliaryAddresses().isEmpty()) {
                ObjectNode addresses = config.putObject("AuxiliaryAddresses");
                pool.auxiliaryAddresses().forEach(addresses::put);
            }
        }
        return node;
    }
}
