package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
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

    /**
     * Writes the devices.
     *
     * @param memory that the service reserves: docker compose wants it repeated beside reserved devices
     */
    static void write(Devices devices, Optional<ByteSize> memory, Section keys) {
        List<Object> entries = new ArrayList<>();
        devices.mappings().forEach(device -> entries.add(mapping(device)));
        devices.named().forEach(name -> entries.add(Section.literal(name)));
        keys.putFilled("devices", entries);
        keys.putTexts("device_cgroup_rules", devices.cgroupRules());
        if (!devices.requests().isEmpty()) {
            keys.put("deploy", reservations(devices.requests(), memory));
        }
    }

    private static Map<String, Object> mapping(DeviceMapping device) {
        Section keys = new Section();
        keys.put("source", device.source());
        keys.put("target", device.target());
        keys.put("permissions", device.permissions());
        return keys.keys();
    }

    private static Map<String, Object> reservations(List<DeviceRequest> requests, Optional<ByteSize> memory) {
        Section keys = new Section();
        keys.put("memory", memory.map(size -> Long.toString(size.bytes())));
        keys.putFilled("devices", requests.stream().map(DeviceWriter::request).toList());
        return Map.of("resources", Map.of("reservations", keys.keys()));
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
