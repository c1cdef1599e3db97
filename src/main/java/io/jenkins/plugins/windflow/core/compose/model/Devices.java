package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;

/**
 * The devices of the Docker host that a service's containers see.
 *
 * @param mappings device files
 * @param named devices by names of the Container Device Interface, such as {@code vendor.com/class=name}
 * @param requests devices that drivers hand out; {@code gpus} is one with the capability {@code gpu}
 * @param cgroupRules further devices that may be used, in the kernel's form {@code c 1:3 mr}
 */
public record Devices(
        List<DeviceMapping> mappings, List<String> named, List<DeviceRequest> requests, List<String> cgroupRules) {
    public static final Devices NONE = new Devices(List.of(), List.of(), List.of(), List.of());

    public Devices {
        mappings = List.copyOf(mappings);
        named = List.copyOf(named);
        requests = List.copyOf(requests);
        cgroupRules = List.copyOf(cgroupRules);
    }
}
