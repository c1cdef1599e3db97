package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.ExtraHost;
import io.jenkins.plugins.windflow.core.compose.model.Logging;
import io.jenkins.plugins.windflow.core.compose.model.NameResolution;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import java.util.List;

/** How a service finds others by name, and where its logs go, in the engine's terms. */
final class ConnectionBody {
    private ConnectionBody() {}

    static void add(ObjectNode host, Service service) {
        NameResolution names = service.nameResolution();
        texts(host, "Dns", names.servers());
        texts(host, "DnsSearch", names.searchDomains());
        texts(host, "DnsOptions", names.options());
        texts(host, "ExtraHosts", names.hosts().stream().map(ExtraHost::line).toList());
        service.logging().ifPresent(logging -> add(host.putObject("LogConfig"), logging));
    }

    private static void add(ObjectNode node, Logging logging) {
        logging.driver().ifPresent(driver -> node.put("Type", driver));
        ObjectNode options = node.putObject("Config");
        logging.options().forEach(options::put);
    }

    private static void texts(ObjectNode node, String key, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(key);
            values.forEach(array::add);
        }
    }
}
