package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.DeviceMapping;
import io.jenkins.plugins.windflow.core.compose.model.DeviceRequest;
import io.jenkins.plugins.windflow.core.compose.model.Devices;

/** The devices of a service in the engine's terms. */
final class DeviceBody {
    private DeviceBody() {}

    static void add(ObjectNode host, Devices devices) {
        if (!devices.mappings().isEmpty()) {
            ArrayNode mappings = host.putArray("Devices");
            devices.mappings().forEach(device -> mapping(mappings.addObject(), device));
        }
        if (!devices.named().isEmpty()) {
            ObjectNode request = host.withArray("DeviceRequests").addObject().put("Driver", "cdi");
            devices.named().forEach(request.putArray("DeviceIDs")::add);
        }
        devices.requests()
                .forEach(request -> request(host.withArray("DeviceRequests").addObject(), request));
        if (!devices.cgroupRules().isEmpty()) {
            devices.cgroupRules().forEach(host.putArray("DeviceCgroupRules")::add);
        }
    }

    private static void mapping(ObjectNode node, DeviceMapping device) {
        node.put("PathOnHost", device.source())
                .put("PathInContainer", device.target())
                .put("CgroupPermissions", device.permissions());
    }

    private static void request(ObjectNode node, DeviceRequest request) {
        node.put("Driver", request.driver().orElse("")).put("Count", request.count());
        request.ids().forEach(node.putArray("DeviceIDs")::add);
        // The engine takes alternatives, each of which is a list of capabilities.
        request.capabilities().forEach(node.putArray("Capabilities").addArray()::add);
        ObjectNode options = node.putObject("Options");
        request.options().forEach(options::put);
    }
}
