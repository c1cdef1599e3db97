package io.jenkins.plugins.windflow.core.compose.plan.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.body.ContainerBody;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds in what a container is not as its service asks. Never says what it saw in an environment, a command or a check:
 * that may be a secret which nobody remembers. Nor does it say what an environment shall have: plans are for everybody who
 * may look, and the values of environments are not.
 */
public final class ContainerComparison {
    /** Variables that Podman adds to every container. */
    private static final Set<String> PODMAN_VARIABLES = Set.of("container", "HOME", "HOSTNAME", "TERM", "PATH");

    private final JsonNode body;
    private final ObservedContainer container;
    private final ObservedStack stack;
    private final ImageDefaults wish;
    private final List<Difference> differences = new ArrayList<>();

    private ContainerComparison(JsonNode body, ObservedContainer container, ObservedStack stack) {
        this.body = body;
        this.container = container;
        this.stack = stack;
        JsonNode image =
                stack.imageById(container.imageId()).map(ObservedImage::config).orElse(null);
        this.wish = new ImageDefaults(body, image);
    }

    /**
     * Everything that differs.
     *
     * @param body of the service, from {@link ContainerBody}
     */
    public static List<Difference> all(JsonNode body, ObservedContainer container, ObservedStack stack) {
        ContainerComparison comparison = new ContainerComparison(body, container, stack);
        comparison.image();
        comparison.process();
        comparison.environment();
        comparison.labels();
        comparison.healthcheck();
        comparison.restart();
        comparison.host();
        comparison.outside();
        return comparison.differences;
    }

    /** What can have changed since the container was made as asked. */
    public static List<Difference> sinceCreation(JsonNode body, ObservedContainer container, ObservedStack stack) {
        ContainerComparison comparison = new ContainerComparison(body, container, stack);
        comparison.image();
        comparison.restart();
        comparison.differences.addAll(NamespaceComparison.of(body, container, stack));
        comparison.differences.addAll(NetworkComparison.of(body, container, stack));
        return comparison.differences;
    }

    private JsonNode config() {
        return container.inspect().path("Config");
    }

    private JsonNode hostConfig() {
        return container.inspect().path("HostConfig");
    }

    private void image() {
        String asked = body.path("Image").asText();
        String used = config().path("Image").asText();
        boolean sameName = ImageReference.isId(used)
                || ImageReference.canonical(asked).equals(ImageReference.canonical(used))
                || stack.podman() && ImageReference.canonical(used).endsWith("/" + ImageReference.canonical(asked));
        if (!sameName) {
            differences.add(new Difference("image", used + " -> " + asked));
            return;
        }
        stack.image(asked)
                .map(ObservedImage::id)
                .filter(id -> !id.equals(container.imageId()))
                .ifPresent(id -> differences.add(new Difference(
                        "image",
                        asked + " is now " + ImageReference.shortId(id) + ", not "
                                + ImageReference.shortId(container.imageId()))));
    }

    private void process() {
        differIf("command", !wish.command().equals(ImageDefaults.words(config().path("Cmd"))));
        differIf("entrypoint", !wish.entrypoint().equals(ImageDefaults.words(config().path("Entrypoint"))));
        differIf("user", !wish.text("User").equals(config().path("User").asText("")));
        differIf(
                "working_dir",
                !directory(wish.text("WorkingDir"))
                        .equals(directory(config().path("WorkingDir").asText(""))));
        differIf(
                "stop_signal",
                !signal(wish.text("StopSignal"))
                        .equals(signal(config().path("StopSignal").asText(""))));
        differIf("tty", body.path("Tty").asBoolean() != config().path("Tty").asBoolean());
        differIf(
                "stdin_open",
                body.path("OpenStdin").asBoolean() != config().path("OpenStdin").asBoolean());
        if (!stack.podman() || body.has("StopTimeout")) {
            differIf(
                    "stop_grace_period",
                    body.path("StopTimeout").asLong(-1)
                            != config().path("StopTimeout").asLong(-1));
        }
    }

    private static String directory(String path) {
        return path.isEmpty() ? "/" : path;
    }

    private static String signal(String name) {
        return name.isEmpty() || name.equals("15") ? "SIGTERM" : name.startsWith("SIG") ? name : "SIG" + name;
    }

    private void environment() {
        Map<String, String> observed = ImageDefaults.variables(config().path("Env"));
        if (stack.podman()) {
            observed.keySet()
                    .removeIf(name -> PODMAN_VARIABLES.contains(name)
                            && !wish.environment().containsKey(name));
        }
        List<String> changed = new ArrayList<>();
        for (String name : differing(wish.environment(), observed)) {
            changed.add(wish.environment().containsKey(name) ? name : "-" + name);
        }
        if (!changed.isEmpty()) {
            differences.add(new Difference("environment", String.join(" ", changed)));
        }
    }

    private void labels() {
        Map<String, String> observed = ImageDefaults.strings(config().path("Labels"));
        Map<String, String> asked = wish.labels();
        observed.keySet().removeIf(ComposeLabels::isToolLabel);
        asked.keySet().removeIf(ComposeLabels::isToolLabel);
        Set<String> changed = differing(asked, observed);
        if (!changed.isEmpty()) {
            differences.add(new Difference("labels", String.join(" ", changed)));
        }
    }

    /** Names whose values differ, or which only one side has. */
    private static Set<String> differing(Map<String, String> asked, Map<String, String> observed) {
        Set<String> names = new TreeSet<>(asked.keySet());
        names.addAll(observed.keySet());
        names.removeIf(name -> asked.containsKey(name) && asked.get(name).equals(observed.get(name)));
        return names;
    }

    private void healthcheck() {
        JsonNode asked = wish.healthcheck();
        JsonNode observed = config().path("Healthcheck");
        List<String> test = ImageDefaults.words(asked.path("Test"));
        boolean same = test.equals(ImageDefaults.words(observed.path("Test")));
        if (same && test.equals(List.of("NONE"))) {
            return;
        }
        for (String key : List.of("Interval", "Timeout", "StartPeriod", "StartInterval", "Retries")) {
            long value = asked.path(key).asLong(0);
            boolean unknown = key.equals("StartInterval") && !stack.apiAtLeast("1.44");
            same &= unknown || value == observed.path(key).asLong(0) || stack.podman() && value == 0;
        }
        differIf("healthcheck", !same);
    }

    private void restart() {
        String asked = policy(body.path("HostConfig").path("RestartPolicy"));
        String observed = policy(hostConfig().path("RestartPolicy"));
        if (!asked.equals(observed)) {
            differences.add(new Difference("restart", observed + " -> " + asked));
        }
    }

    /** As in a Compose file: {@code no}, {@code always}, {@code on-failure:3}. */
    private static String policy(JsonNode node) {
        String name = node.path("Name").asText("");
        int retries = node.path("MaximumRetryCount").asInt();
        return name.isEmpty() ? "no" : retries == 0 ? name : name + ":" + retries;
    }

    private void host() {
        JsonNode asked = body.path("HostConfig");
        differIf(
                "init",
                asked.path("Init").asBoolean() != hostConfig().path("Init").asBoolean());
        differences.addAll(HostComparison.of(asked, hostConfig(), stack));
    }

    private void outside() {
        differIf("ports", !ports(body.path("HostConfig")).equals(ports(hostConfig())));
        differences.addAll(ConnectionComparison.of(body, container, stack, wish.exposedPorts()));
        differences.addAll(NamespaceComparison.of(body, container, stack));
        differences.addAll(MountComparison.of(body, container, wish.volumes()));
        differences.addAll(NetworkComparison.of(body, container, stack));
    }

    /** Bindings by container port; Podman reports the port that it chose where none was asked for. */
    private Map<String, Set<String>> ports(JsonNode host) {
        Map<String, Set<String>> ports = new TreeMap<>();
        host.path("PortBindings").properties().forEach(entry -> {
            boolean anyPort = stack.podman()
                    && body.path("HostConfig")
                            .path("PortBindings")
                            .path(entry.getKey())
                            .path(0)
                            .path("HostPort")
                            .asText("")
                            .isEmpty();
            Set<String> bindings = ports.computeIfAbsent(entry.getKey(), port -> new TreeSet<>());
            entry.getValue().forEach(binding -> bindings.add(address(binding) + ":" + (anyPort ? "" : port(binding))));
        });
        return ports;
    }

    private static String address(JsonNode binding) {
        String address = binding.path("HostIp").asText("");
        return address.equals("0.0.0.0") ? "" : address;
    }

    private static String port(JsonNode binding) {
        String port = binding.path("HostPort").asText("");
        return port.equals("0") ? "" : port;
    }

    private void differIf(String key, boolean different) {
        if (different) {
            differences.add(new Difference(key, ""));
        }
    }
}
