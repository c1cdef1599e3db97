package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds what a container asks of the Docker host against the policy of the environment, by the same rules as a Compose file.
 * It is asked about everything that a new container gets, also what was there before the edit: who changes the command of a
 * privileged container has the host.
 */
public final class HostPolicy {
    private static final Set<String> HARMLESS =
            Set.of("no-new-privileges", "no-new-privileges:true", "no-new-privileges=true");
    private static final List<String> NAMESPACES =
            List.of("NetworkMode", "PidMode", "IpcMode", "UTSMode", "CgroupnsMode", "UsernsMode");

    private final ComposePolicy policy;
    private final Predicate<String> ofTheSameProject;
    private final List<String> denied = new ArrayList<>();

    private HostPolicy(ComposePolicy policy, Predicate<String> ofTheSameProject) {
        this.policy = policy;
        this.ofTheSameProject = ofTheSameProject;
    }

    /**
     * @param settings of the container, as asked for
     * @param ofTheSameProject whether the container with an ID or name belongs to the same project
     * @throws IllegalArgumentException with one sentence that names each setting that is denied
     */
    static void check(ComposePolicy policy, ContainerSettings settings, Predicate<String> ofTheSameProject) {
        HostPolicy check = new HostPolicy(policy, ofTheSameProject);
        check.host(settings.host());
        if (!check.denied.isEmpty()) {
            throw new IllegalArgumentException("The policy of the environment denies " + String.join(", ", check.denied)
                    + ": remove it, or have the policy changed.");
        }
    }

    private void host(JsonNode host) {
        deny(host.path("Privileged").asBoolean() && !policy.privileged(), "privileged containers (Privileged)");
        host.path("Binds").forEach(bind -> mount(bind.asText().split(":")[0]));
        for (JsonNode mount : host.path("Mounts")) {
            if (mount.path("Type").asText().equals("bind")) {
                mount(mount.path("Source").asText());
            }
            JsonNode options = mount.path("VolumeOptions").path("DriverConfig").path("Options");
            options.forEach(option -> mount(option.asText()));
        }
        for (String key : NAMESPACES) {
            namespace(key, host.path(key).asText(""));
        }
        deny(!host.path("CapAdd").isEmpty() && !policy.addedCapabilities(), "added capabilities (CapAdd)");
        confinement(host);
        foreignMounts(host);
    }

    private void mount(String source) {
        if (!source.startsWith("/")) {
            return;
        }
        deny(!policy.hostBinds(), "mounting paths of the Docker host (here " + source + ")");
        deny(
                policy.hostBinds() && !policy.dockerSocket() && HostAccess.reachesSocket(source),
                "mounting the Docker socket (here through " + source + ")");
    }

    private void namespace(String key, String mode) {
        deny(mode.equals("host") && !policy.hostNamespaces(), "sharing namespaces with the Docker host (" + key + ")");
        if (mode.startsWith("container:")) {
            String other = mode.substring("container:".length());
            deny(
                    !policy.hostNamespaces() && !ofTheSameProject.test(other),
                    "sharing namespaces with containers outside of the project (" + key + ")");
        }
    }

    /** Devices can be the host's disk, and options can take away some of the confinement of every container. */
    private void confinement(JsonNode host) {
        if (policy.privileged()) {
            return;
        }
        deny(
                !host.path("Devices").isEmpty()
                        || !host.path("DeviceCgroupRules").isEmpty(),
                "devices of the Docker host, as it denies privileged containers (Devices)");
        host.path("SecurityOpt").forEach(option -> {
            String text = option.asText().toLowerCase(Locale.ROOT);
            deny(
                    !HARMLESS.contains(text),
                    "the security option " + option.asText() + ", as it denies privileged containers");
        });
        deny(host.path("Runtime").asText("").contains("/"), "a program of the Docker host as runtime (Runtime)");
        deny(!host.path("CgroupParent").asText("").isEmpty(), "a control group of the Docker host (CgroupParent)");
    }

    private void foreignMounts(JsonNode host) {
        if (!policy.hostBinds()) {
            AnonymousVolumes.sources(host)
                    .forEach(other -> deny(
                            !ofTheSameProject.test(other),
                            "sharing the mounts of containers outside of the project (VolumesFrom)"));
        }
    }

    private void deny(boolean denies, String what) {
        if (denies && !denied.contains(what)) {
            denied.add(what);
        }
    }
}
