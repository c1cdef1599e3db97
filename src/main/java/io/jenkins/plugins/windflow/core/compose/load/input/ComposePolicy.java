package io.jenkins.plugins.windflow.core.compose.load.input;

/**
 * What a Compose file may ask of an environment; {@code true} is allowed. Whoever gets one of these effectively gets
 * the Docker host.
 *
 * @param privileged privileged containers
 * @param hostBinds paths of the Docker host, as bind mounts, behind the options of a volume or by way of a container
 *     outside of the project
 * @param dockerSocket the engine's own socket, also by mounting a folder above it
 * @param hostNamespaces the host's network, process, IPC and UTS namespaces, and those of containers outside of the
 *     project
 * @param addedCapabilities Linux capabilities beyond the engine's default ones
 */
public record ComposePolicy(
        boolean privileged,
        boolean hostBinds,
        boolean dockerSocket,
        boolean hostNamespaces,
        boolean addedCapabilities) {
    public static final ComposePolicy ALLOW_ALL = new ComposePolicy(true, true, true, true, true);
    public static final ComposePolicy DENY_ALL = new ComposePolicy(false, false, false, false, false);
}
