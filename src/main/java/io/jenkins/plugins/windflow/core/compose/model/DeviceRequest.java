package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Devices that a driver of the engine hands out, such as GPUs.
 *
 * @param driver empty for whichever driver has the capabilities
 * @param count how many; {@link #ALL} for all, 0 when {@code ids} name them
 * @param ids of the devices
 * @param capabilities that the driver must have, all of them
 * @param options of the driver
 */
public record DeviceRequest(
        Optional<String> driver, int count, List<String> ids, List<String> capabilities, Map<String, String> options) {
    public static final int ALL = -1;

    public DeviceRequest {
        ids = List.copyOf(ids);
        capabilities = List.copyOf(capabilities);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
