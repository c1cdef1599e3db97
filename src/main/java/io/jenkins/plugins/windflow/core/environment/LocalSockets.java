package io.jenkins.plugins.windflow.core.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Where Docker engines, rootless ones and Podman listen on this machine. What is found is offered, never used by itself. */
public final class LocalSockets {
    private static final String UNIX = "unix://";

    private LocalSockets() {}

    /**
     * The sockets that exist, the likeliest first.
     *
     * @param environment of the process
     * @param home of the user that the process runs as
     * @param exists whether there is a socket
     */
    public static List<Path> find(Map<String, String> environment, Path home, Predicate<Path> exists) {
        List<Path> places = new ArrayList<>();
        String dockerHost = environment.getOrDefault("DOCKER_HOST", "");
        if (dockerHost.startsWith(UNIX)) {
            places.add(Path.of(dockerHost.substring(UNIX.length())));
        }
        places.add(Path.of("/var/run/docker.sock"));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty()) {
            places.add(Path.of(runtime, "docker.sock"));
        }
        places.add(home.resolve(".docker/run/docker.sock"));
        places.add(Path.of("/run/podman/podman.sock"));
        if (!runtime.isEmpty()) {
            places.add(Path.of(runtime, "podman/podman.sock"));
        }
        return new LinkedHashSet<>(places).stream().filter(exists).toList();
    }
}
