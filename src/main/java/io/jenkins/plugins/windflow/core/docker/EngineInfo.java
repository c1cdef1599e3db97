package io.jenkins.plugins.windflow.core.docker;

/**
 * Which engine answers at an endpoint.
 *
 * @param id names the engine, whatever address it is reached by; part of the lock of a project's operations
 * @param name the engine's host name
 * @param version of the product, for example {@code 26.1.5}
 * @param apiVersion the negotiated version, which all calls use, for example {@code 1.45}
 * @param os for example {@code linux}
 * @param architecture for example {@code amd64}
 * @param runtime name of its default runtime, for example {@code runc}
 * @param privateCgroups whether containers get a control group namespace of their own unless they ask otherwise
 * @param swapLimit whether its kernel can limit swap
 * @param loggingDriver what containers log with that do not say how, for example {@code json-file}; empty when the engine
 *     does not tell
 */
public record EngineInfo(
        String id,
        String name,
        Product product,
        String version,
        String apiVersion,
        String os,
        String architecture,
        String runtime,
        boolean privateCgroups,
        boolean swapLimit,
        String loggingDriver) {
    /** Who has made the engine. */
    public enum Product {
        DOCKER("Docker"),
        PODMAN("Podman");

        private final String title;

        Product(String title) {
            this.title = title;
        }

        /** The name as its maker writes it. */
        public String title() {
            return title;
        }
    }

    /** Whether the negotiated version is the given one, for example {@code 1.44}, or newer. */
    public boolean apiAtLeast(String minimum) {
        return ApiVersion.of(apiVersion).compareTo(ApiVersion.of(minimum)) >= 0;
    }
}
