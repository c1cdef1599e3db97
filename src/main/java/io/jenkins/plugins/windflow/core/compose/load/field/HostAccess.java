package io.jenkins.plugins.windflow.core.compose.load.field;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what a Compose file asks of the Docker host against the policy of the environment; what it denies is reported. */
public final class HostAccess {
    private static final List<String> SOCKETS = Stream.of(
                    "docker.sock", "podman/podman.sock", "containerd/containerd.sock")
            .flatMap(socket -> Stream.of("/run/" + socket, "/var/run/" + socket))
            .toList();
    private static final Set<String> SOCKET_NAMES = Set.of("docker.sock", "podman.sock", "containerd.sock");

    /** File systems that a volume's {@code device} option can name without being a path of the host. */
    private static final Set<String> REMOTE_TYPES = Set.of("nfs", "nfs4", "cifs", "smb3", "tmpfs");

    private final Reading reading;

    public HostAccess(Reading reading) {
        this.reading = reading;
    }

    /** Whether a path of the host may be mounted; otherwise it is reported. */
    public boolean allows(String hostPath, Position position, String key) {
        return allows("mounting", hostPath, position, key);
    }

    /** The engine itself opens the files and sockets that a log needs. */
    public void checkLogPath(String hostPath, Position position, String key) {
        allows("logging through", hostPath, position, key);
    }

    private boolean allows(String use, String hostPath, Position position, String key) {
        ComposePolicy policy = reading.request().policy();
        if (!policy.hostBinds()) {
            return denied(position, key, use + " paths of the Docker host (here " + hostPath + ")");
        }
        if (!policy.dockerSocket() && reachesSocket(hostPath)) {
            return denied(position, key, use + " the Docker socket (here through " + hostPath + ")");
        }
        return true;
    }

    /** Whether the options of a volume are allowed: the local driver can bind any path of the host, others may. */
    public void checkVolume(Optional<String> driver, Map<String, String> options, Position position, String key) {
        boolean local = driver.map("local"::equals).orElse(true);
        if (local && isRemote(options)) {
            return;
        }
        Stream<String> device = Stream.of(options.getOrDefault("device", "")).filter(path -> local && !path.isEmpty());
        Stream<String> paths = options.values().stream()
                .flatMap(value -> Stream.of(value.split("[,=]")))
                .map(String::strip)
                .filter(text -> text.startsWith("/"));
        Stream.concat(device, paths)
                .map(path -> path.startsWith("/") ? RelativePath.onHost("/", path) : path)
                .allMatch(path -> allows(path, position, key));
    }

    private static boolean isRemote(Map<String, String> options) {
        boolean bind = Stream.of(options.getOrDefault("o", "").split(","))
                .map(String::strip)
                .anyMatch(option -> option.equals("bind") || option.equals("rbind"));
        return !bind && REMOTE_TYPES.contains(options.getOrDefault("type", ""));
    }

    public void checkPrivileged(Position position, String key) {
        if (!reading.request().policy().privileged()) {
            denied(position, key, "privileged containers");
        }
    }

    /** For whatever acts with the host's own network; {@code what} completes the sentence. */
    public void checkHostNetwork(Position position, String key, String what) {
        if (!reading.request().policy().hostNamespaces()) {
            denied(position, key, what);
        }
    }

    /** A runtime by its path is any program of the host; names are those that its administrator has given. */
    public void checkRuntime(String runtime, Position position, String key) {
        if (runtime.contains("/") && !reading.request().policy().privileged()) {
            denied(position, key, "a program of the Docker host as runtime, as it denies privileged containers");
        }
    }

    /** A device file, or the right to make one, can be the host's disk. */
    public void checkDevices(Position position, String key) {
        if (!reading.request().policy().privileged()) {
            denied(position, key, "devices of the Docker host, as it denies privileged containers");
        }
    }

    /** For options that take away some of the confinement of every container. */
    public void checkSecurityOption(String option, Position position, String key) {
        if (!reading.request().policy().privileged()) {
            denied(position, key, "this setting of " + option + ", as it denies privileged containers");
        }
    }

    public void checkCapabilities(List<String> added, Position position, String key) {
        if (!added.isEmpty() && !reading.request().policy().addedCapabilities()) {
            denied(position, key, "added capabilities");
        }
    }

    public void checkHostNamespace(Position position, String key) {
        if (!reading.request().policy().hostNamespaces()) {
            denied(position, key, "sharing namespaces with the Docker host");
        }
    }

    /** Whoever shares a namespace with a container that may do more can do as much. */
    public void checkForeignNamespace(String container, Position position, String key) {
        if (!reading.request().policy().hostNamespaces()) {
            denied(position, key, "sharing namespaces with containers outside of the project (here " + container + ")");
        }
    }

    /** What a container outside of the project has mounted may be paths of the host. */
    public void checkForeignMounts(Position position, String key) {
        if (!reading.request().policy().hostBinds()) {
            denied(position, key, "sharing the mounts of containers outside of the project");
        }
    }

    private boolean denied(Position position, String key, String what) {
        reading.problems()
                .add(
                        position,
                        key,
                        "The policy of the environment denies " + what + ": remove it, or have the policy changed.");
        return false;
    }

    /** A socket itself, or a folder above it. */
    public static boolean reachesSocket(String hostPath) {
        String folder = hostPath.endsWith("/") ? hostPath : hostPath + "/";
        return SOCKETS.stream().anyMatch(socket -> (socket + "/").startsWith(folder))
                || SOCKET_NAMES.contains(hostPath.substring(hostPath.lastIndexOf('/') + 1));
    }
}
