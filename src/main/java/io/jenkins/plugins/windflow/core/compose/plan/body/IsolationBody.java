package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Isolation;
import io.jenkins.plugins.windflow.core.compose.model.RuntimeSettings;
import java.util.List;
import java.util.Map;

/** How a service's containers are kept apart from the host, and what their runtime is told, in the engine's terms. */
final class IsolationBody {
    /** Not an option of the API: it stands for two lists of paths that are left empty. */
    private static final String OPEN_SYSTEM_PATHS = "systempaths=unconfined";

    private IsolationBody() {}

    static void add(ObjectNode host, Isolation isolation) {
        host.put("ReadonlyRootfs", isolation.readOnly());
        host.put("Privileged", isolation.privileged());
        texts(host, "CapAdd", isolation.addedCapabilities());
        texts(host, "CapDrop", isolation.droppedCapabilities());
        texts(
                host,
                "SecurityOpt",
                isolation.securityOptions().stream()
                        .filter(option -> !option.equals(OPEN_SYSTEM_PATHS))
                        .toList());
        if (isolation.securityOptions().contains(OPEN_SYSTEM_PATHS)) {
            host.putArray("MaskedPaths");
            host.putArray("ReadonlyPaths");
        }
        isolation.userNamespace().ifPresent(mode -> host.put("UsernsMode", mode));
        isolation.cgroupNamespace().ifPresent(mode -> host.put("CgroupnsMode", mode));
        texts(host, "GroupAdd", isolation.groups());
    }

    static void addSettings(ObjectNode host, RuntimeSettings settings) {
        settings.runtime().ifPresent(runtime -> host.put("Runtime", runtime));
        settings.cgroupParent().ifPresent(parent -> host.put("CgroupParent", parent));
        pairs(host, "Sysctls", settings.sysctls());
        pairs(host, "StorageOpt", settings.storageOptions());
        pairs(host, "Annotations", settings.annotations());
    }

    private static void texts(ObjectNode node, String key, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(key);
            values.forEach(array::add);
        }
    }

    private static void pairs(ObjectNode node, String key, Map<String, String> values) {
        if (!values.isEmpty()) {
            ObjectNode object = node.putObject(key);
            values.forEach(object::put);
        }
    }
}
