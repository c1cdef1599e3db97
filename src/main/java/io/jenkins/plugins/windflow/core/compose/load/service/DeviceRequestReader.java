package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.DeviceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code gpus} of a service and {@code devices} of its reservations. */
final class DeviceRequestReader {
    private static final String GPU = "gpu";
    private static final String EVERY = "all";

    private final Reading reading;

    DeviceRequestReader(Reading reading) {
        this.reading = reading;
    }

    /** GPUs: {@code all} of them, or a list. */
    List<DeviceRequest> gpus(Fields service) {
        Optional<Node> gpus = service.node("gpus");
        if (gpus.isPresent() && gpus.get() instanceof Scalar scalar) {
            if (scalar.text().equals(EVERY)) {
                return List.of(
                        new DeviceRequest(Optional.empty(), DeviceRequest.ALL, List.of(), List.of(GPU), Map.of()));
            }
            reading.values().wrongKind(scalar, service.path("gpus"), "\"all\" or a list");
            return List.of();
        }
        return requests(service, "gpus").stream()
                .map(DeviceRequestReader::withGpu)
                .toList();
    }

    private static DeviceRequest withGpu(DeviceRequest request) {
        List<String> capabilities = new ArrayList<>(request.capabilities());
        capabilities.add(GPU);
        return new DeviceRequest(request.driver(), request.count(), request.ids(), capabilities, request.options());
    }

    /** The devices of the reservations; each says which capabilities it needs. */
    List<DeviceRequest> reserved(Optional<Fields> reservations) {
        return reservations.map(fields -> requests(fields, "devices")).orElse(List.of());
    }

    private List<DeviceRequest> requests(Fields owner, String key) {
        List<DeviceRequest> requests = new ArrayList<>();
        List<Node> items = owner.items(key);
        for (int index = 0; index < items.size(); index++) {
            String path = owner.path(key) + "[" + index + "]";
            Optional<Mapping> mapping = reading.values().mapping(items.get(index), path);
            mapping.map(entry -> Fields.of(entry, Scope.DEVICE_REQUEST, path, reading))
                    .filter(request -> !key.equals("devices") || hasCapabilities(request))
                    .map(this::request)
                    .ifPresent(requests::add);
        }
        return requests;
    }

    private boolean hasCapabilities(Fields request) {
        if (!request.has("capabilities")) {
            reading.problems()
                    .add(
                            request.position(),
                            request.path(),
                            "A reserved device needs capabilities: write for example [gpu].");
        }
        return request.has("capabilities");
    }

    private DeviceRequest request(Fields request) {
        if (request.has("count") && request.has("device_ids")) {
            reading.problems()
                    .add(
                            request.position("count"),
                            request.path("count"),
                            "Devices are asked for by count or by device_ids: leave out one of them.");
        }
        List<String> ids = request.strings("device_ids");
        return new DeviceRequest(
                request.string("driver").filter(name -> !name.isEmpty()),
                request.has("device_ids") ? 0 : count(request),
                ids,
                request.strings("capabilities"),
                request.textPairs("options"));
    }

    /** A number, or all; nothing said is all. */
    private int count(Fields request) {
        Optional<Node> count = request.node("count");
        boolean every = count.isEmpty()
                || count.get() instanceof Scalar scalar && scalar.text().equalsIgnoreCase(EVERY);
        if (every) {
            return DeviceRequest.ALL;
        }
        return reading.values()
                .integer(count.get(), request.path("count"), -1, Integer.MAX_VALUE)
                .orElse(0);
    }
}
