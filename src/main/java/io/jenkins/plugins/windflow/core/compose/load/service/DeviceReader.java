package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.syntax.DeviceSyntax;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.model.DeviceMapping;
import io.jenkins.plugins.windflow.core.compose.model.DeviceRequest;
import io.jenkins.plugins.windflow.core.compose.model.Devices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code devices}, {@code device_cgroup_rules}, {@code gpus} and the reserved devices of a service. Of two devices
 * at one target the later one wins.
 */
final class DeviceReader {
    private final Reading reading;
    private final HostAccess access;

    DeviceReader(Reading reading) {
        this.reading = reading;
        this.access = new HostAccess(reading);
    }

    Devices read(Fields service, DeployResources deploy) {
        Map<String, DeviceMapping> byTarget = new LinkedHashMap<>();
        List<Node> items = service.items("devices");
        for (int index = 0; index < items.size(); index++) {
            String path = service.path("devices") + "[" + index + "]";
            device(items.get(index), path).ifPresent(device -> byTarget.put(device.target(), device));
        }
        List<DeviceMapping> mappings = new ArrayList<>(byTarget.values());
        List<String> named = mappings.stream()
                .map(DeviceMapping::target)
                .filter(DeviceSyntax::isCdiName)
                .toList();
        mappings.removeIf(device -> DeviceSyntax.isCdiName(device.target()));
        if (!mappings.isEmpty()) {
            access.checkDevices(service.position("devices"), service.path("devices"));
        }
        List<DeviceRequest> requests =
                new ArrayList<>(new DeviceRequestReader(reading).reserved(deploy.reservations()));
        requests.addAll(new DeviceRequestReader(reading).gpus(service));
        return new Devices(mappings, named, requests, cgroupRules(service));
    }

    private Optional<DeviceMapping> device(Node node, String path) {
        if (!(node instanceof Mapping mapping)) {
            return reading.values().parsed(node, path, DeviceSyntax::parse);
        }
        Fields device = Fields.of(mapping, Scope.DEVICE, path, reading);
        if (!device.has("source")) {
            reading.problems().add(device.position(), path, "A device needs a source.");
        }
        return device.string("source")
                .flatMap(source -> reading.values()
                        .parse(
                                node,
                                path,
                                source,
                                text -> DeviceSyntax.checked(
                                        text,
                                        device.string("target").orElse(text),
                                        device.string("permissions").orElse(DeviceMapping.ALL_PERMISSIONS))));
    }

    private List<String> cgroupRules(Fields service) {
        String key = "device_cgroup_rules";
        List<String> rules = service.strings(key);
        for (String rule : rules) {
            if (!DeviceSyntax.isCgroupRule(rule)) {
                reading.problems()
                        .add(
                                service.position(key),
                                service.path(key),
                                "\"" + rule
                                        + "\" is no rule for devices: write for example \"c 1:3 mr\" or \"b *:* rwm\".");
            }
        }
        if (!rules.isEmpty()) {
            access.checkDevices(service.position(key), service.path(key));
        }
        return rules;
    }
}
