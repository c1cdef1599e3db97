package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.DeviceMapping;
import io.jenkins.plugins.windflow.core.compose.model.DeviceRequest;
import io.jenkins.plugins.windflow.core.compose.model.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the devices of a service; GPUs as reserved devices, which can say all that {@code gpus} can. */
final class DeviceWriter {
    private DeviceWriter() {}

    static void write(Devices devices, Section keys) {
        List<Object> entries = new ArrayList<>();
        devices.mappings().forEach(device -> entries.add(mapping(device)));
        devices.named().forEach(name -> entries.add(Section.literal(name)));
        keys.putFilled("devices", entries);
        keys.putTexts("device_cgroup_rules", devices.cgroupRules());
        if (!devices.requests().isEmpty()) {
            keys.put("deploy", reservations(devices.requests()));
        }
    }

    private static Map<String, Object> mapping(DeviceMapping device) {
        Section keys = new Section();
        keys.put("source", device.source());
        keys.put("target", device.target());
        keys.put("permissions", device.permissions());
        return keys.keys();
    }

    private static Map<String, Object> reservations(List<DeviceRequest> requests) {
        List<Map<String, Object>> devices =
                requests.stream().map(DeviceWriter::request).toList();
        return Map.of("resources", Map.of("reservations", Map.of("devices", devices)));
    }

    private static Map<String, Object> request(DeviceRequest request) {
        Section keys = new Section();
        keys.putValue(
                "capabilities",
                Optional.of(
                        request.capabilities().stream().map(Section::literal).toList()));
        keys.put("driver", request.driver());
        if (!request.ids().isEmpty()) {
            keys.putTexts("device_ids", request.ids());
        } else if (request.count() == DeviceRequest.ALL) {
            keys.put("count", "all");
        } else {
            keys.putValue("count", Optional.of(request.count()));
        }
        keys.putTexts("options", request.options());
        return keys.keys();
    }
}
