package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.DeviceMapping;
import io.jenkins.plugins.windflow.core.compose.model.DeviceRequest;
import io.jenkins.plugins.windflow.core.compose.model.Devices;
import io.jenkins.plugins.windflow.core.compose.model.RuntimeSettings;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a container is kept apart from the host, which devices it has and what its runtime is told. */
final class HostReader {
    private final Inspected container;
    private final ForeignStack stack;
    private final ServiceBuilder builder;

    HostReader(Inspected container, ForeignStack stack, ServiceBuilder builder) {
        this.container = container;
        this.stack = stack;
        this.builder = builder;
    }

    void read() {
        isolation();
        runtime();
        builder.devices(devices());
        builder.resources(ResourceReader.read(container.host(), stack.defaults().swapLimit()));
    }

    private void isolation() {
        JsonNode host = container.host();
        boolean privileged = host.path("Privileged").asBoolean();
        builder.readOnly(host.path("ReadonlyRootfs").asBoolean());
        builder.privileged(privileged);
        builder.addedCapabilities(Inspected.words(host.path("CapAdd")));
        builder.droppedCapabilities(Inspected.words(host.path("CapDrop")));
        builder.securityOptions(securityOptions());
        container.hostText("UsernsMode").ifPresent(builder::userNamespace);
        container
                .hostText("CgroupnsMode")
                .filter(mode ->
                        !mode.equals(stack.defaults().cgroupNamespace()) && !(privileged && mode.equals("host")))
                .ifPresent(builder::cgroupNamespace);
        builder.groups(Inspected.words(host.path("GroupAdd")));
    }

    /** Engines add labels of their own to containers that share something with the host or with each other. */
    private List<String> securityOptions() {
        JsonNode host = container.host();
        boolean shares = host.path("Privileged").asBoolean() || isShared("IpcMode") || isShared("PidMode");
        List<String> options = new ArrayList<>();
        for (String option : Inspected.words(host.path("SecurityOpt"))) {
            if (!shares || !option.matches("label[=:].*")) {
                options.add(option);
            }
        }
        if (isEmptyList(host.path("MaskedPaths")) && isEmptyList(host.path("ReadonlyPaths"))) {
            options.add("systempaths=unconfined");
        }
        return options;
    }

    private boolean isShared(String namespace) {
        String mode = container.host().path(namespace).asText("");
        return mode.equals("host") || mode.startsWith("container:");
    }

    private static boolean isEmptyList(JsonNode node) {
        return node.isArray() && node.isEmpty();
    }

    private void runtime() {
        JsonNode host = container.host();
        builder.runtime(new RuntimeSettings(
                container
                        .hostText("Runtime")
                        .filter(name -> !name.equals(stack.defaults().runtime())),
                container.hostText("CgroupParent"),
                Inspected.texts(host.path("Sysctls")),
                Inspected.texts(host.path("StorageOpt")),
                Inspected.texts(host.path("Annotations"))));
    }

    private Devices devices() {
        JsonNode host = container.host();
        List<DeviceMapping> mappings = new ArrayList<>();
        host.path("Devices")
                .forEach(device -> mappings.add(new DeviceMapping(
                        device.path("PathOnHost").asText(),
                        device.path("PathInContainer").asText(),
                        device.path("CgroupPermissions").asText())));
        List<String> named = new ArrayList<>();
        List<DeviceRequest> requests = new ArrayList<>();
        for (JsonNode request : host.path("DeviceRequests")) {
            if (request.path("Driver").asText("").equals("cdi")) {
                named.addAll(Inspected.words(request.path("DeviceIDs")));
            } else {
                requests.add(request(request));
            }
        }
        return new Devices(mappings, named, requests, Inspected.words(host.path("DeviceCgroupRules")));
    }

    private static DeviceRequest request(JsonNode request) {
        return new DeviceRequest(
                Optional.of(request.path("Driver").asText("")).filter(driver -> !driver.isEmpty()),
                request.path("Count").asInt(),
                Inspected.words(request.path("DeviceIDs")),
                Inspected.words(request.path("Capabilities").path(0)),
                Inspected.texts(request.path("Options")));
    }
}
