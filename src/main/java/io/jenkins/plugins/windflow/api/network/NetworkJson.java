package io.jenkins.plugins.windflow.api.network;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.network.AddressPool;
import io.jenkins.plugins.windflow.core.network.NetworkSummary;
import io.jenkins.plugins.windflow.core.network.Networks;
import io.jenkins.plugins.windflow.core.usage.Usage;
import io.jenkins.plugins.windflow.json.UsageJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Networks as the pages read them. */
final class NetworkJson {
    private NetworkJson() {}

    /** All networks, and all containers, also those that are in none. */
    static Map<String, Object> read(Engine engine) {
        Usage usage = Usage.look(engine);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "networks",
                new Networks(engine).list(usage).stream().map(NetworkJson::of).toList());
        json.put("containers", UsageJson.containers(usage.containers()));
        return json;
    }

    static Map<String, Object> of(NetworkSummary network) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", network.id());
        json.put("name", network.name());
        json.put("driver", network.driver());
        json.put("scope", network.scope());
        json.put("created", network.created());
        json.put("builtIn", network.builtIn());
        json.put("internal", network.internal());
        json.put("attachable", network.attachable());
        json.put("ipv6", network.ipv6());
        json.put("ipam", network.ipam());
        json.put("pools", network.pools().stream().map(NetworkJson::pool).toList());
        json.put("options", network.options());
        json.put("labels", network.labels());
        json.put("stack", network.stack());
        json.put("containers", UsageJson.endpoints(network.endpoints()));
        return json;
    }

    private static Map<String, Object> pool(AddressPool pool) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subnet", pool.subnet());
        json.put("range", pool.range());
        json.put("gateway", pool.gateway());
        json.put("auxiliary", pool.auxiliary());
        return json;
    }
}
