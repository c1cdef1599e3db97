package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.load.syntax.Durations;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Execution;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.Hook;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Writes one service in normal form. */
public final class ServiceWriter {
    private final Function<Text, String> reference;

    /**
     * @param reference how to write a text that may be secret
     */
    ServiceWriter(Function<Text, String> reference) {
        this.reference = reference;
    }

    Map<String, Object> service(Service service) {
        Section keys = new Section();
        keys.put("image", service.image());
        keys.putValue("build", service.build().map(BuildWriter::build));
        keys.put("pull_policy", service.pullPolicy().map(BuildWriter::pullPolicy));
        keys.put("platform", service.platform());
        keys.putValue("scale", service.scale() == 1 ? Optional.empty() : Optional.of(service.scale()));
        keys.put("container_name", service.containerName());
        keys.put("hostname", service.hostname());
        execution(service.execution(), keys);
        RuntimeWriter.isolation(service.isolation(), keys);
        RuntimeWriter.settings(service.runtime(), keys);
        ResourceWriter.write(service.resources(), keys);
        DeviceWriter.write(service.devices(), service.resources().memory().reservation(), keys);
        keys.putValue("healthcheck", service.healthcheck().map(this::healthcheck));
        restart(service.restart(), keys);
        keys.putFilled(
                "ports", service.ports().stream().map(ServiceWriter::port).toList());
        MountWriter.write(service, keys);
        keys.putFilled("networks", networks(service.networks()));
        ConnectionWriter.write(service, keys);
        keys.putFilled(
                "secrets", service.secrets().stream().map(ServiceWriter::file).toList());
        keys.putFilled(
                "configs", service.configs().stream().map(ServiceWriter::file).toList());
        keys.putFilled(
                "post_start",
                service.lifecycle().postStart().stream().map(this::hook).toList());
        keys.putFilled(
                "pre_stop",
                service.lifecycle().preStop().stream().map(this::hook).toList());
        keys.putFilled("depends_on", dependencies(service.dependencies()));
        keys.putTexts("labels", service.labels());
        keys.putTexts("profiles", service.profiles());
        return keys.keys();
    }

    private void execution(Execution execution, Section keys) {
        keys.putValue("entrypoint", execution.entrypoint().map(command -> references(command.words())));
        keys.putValue("command", execution.command().map(command -> references(command.words())));
        keys.putFilled("environment", environment(execution.environment()));
        keys.put("user", execution.user());
        keys.put("working_dir", execution.workingDirectory());
        keys.putFlag("tty", execution.tty());
        keys.putFlag("stdin_open", execution.stdinOpen());
        keys.putValue("init", execution.init());
        keys.put("stop_signal", execution.stopSignal());
        keys.put("stop_grace_period", execution.stopGracePeriod().map(Durations::print));
    }

    private Map<String, Object> environment(Map<String, EnvironmentValue> values) {
        Map<String, Object> environment = new LinkedHashMap<>();
        values.forEach((name, value) ->
                environment.put(name, value.text().map(reference).orElse(null)));
        return environment;
    }

    private Map<String, Object> hook(Hook hook) {
        Section keys = new Section();
        keys.putFilled("command", references(hook.command().words()));
        keys.putFilled("environment", environment(hook.environment()));
        keys.put("user", hook.user());
        keys.put("working_dir", hook.workingDirectory());
        keys.putFlag("privileged", hook.privileged());
        return keys.keys();
    }

    private List<String> references(List<Text> words) {
        return words.stream().map(reference).toList();
    }

    private Map<String, Object> healthcheck(Healthcheck check) {
        if (check.isDisabled()) {
            return Map.of("disable", true);
        }
        Section keys = new Section();
        keys.putFilled("test", references(check.test()));
        keys.put("interval", check.interval().map(Durations::print));
        keys.put("timeout", check.timeout().map(Durations::print));
        keys.put("start_period", check.startPeriod().map(Durations::print));
        keys.put("start_interval", check.startInterval().map(Durations::print));
        keys.putValue("retries", boxed(check.retries()));
        return keys.keys();
    }

    private static void restart(RestartPolicy policy, Section keys) {
        if (policy.mode() != RestartPolicy.Mode.NO) {
            keys.put(
                    "restart",
                    policy.mode().key() + (policy.maximumRetries() > 0 ? ":" + policy.maximumRetries() : ""));
        }
    }

    private static Map<String, Object> port(PortMapping port) {
        Section keys = new Section();
        keys.putNumber("target", port.target());
        keys.put("published", port.published().map(PortRange::toString));
        keys.put("host_ip", port.hostAddress());
        keys.put("protocol", port.protocol().key());
        return keys.keys();
    }

    private static Map<String, Object> networks(Map<String, ServiceNetwork> networks) {
        Map<String, Object> result = new LinkedHashMap<>();
        networks.forEach((key, network) -> result.put(key, network(network)));
        return result;
    }

    private static Map<String, Object> network(ServiceNetwork network) {
        Section keys = new Section();
        keys.putTexts("aliases", network.aliases());
        keys.put("ipv4_address", network.ipv4Address());
        keys.put("ipv6_address", network.ipv6Address());
        keys.putTexts("link_local_ips", network.linkLocalAddresses());
        keys.put("interface_name", network.interfaceName());
        keys.put("mac_address", network.macAddress());
        keys.putTexts("driver_opts", network.driverOptions());
        keys.putNumber("priority", network.priority());
        keys.putNumber("gw_priority", network.gatewayPriority());
        return keys.keys();
    }

    private static Map<String, Object> file(MountedFile file) {
        Section keys = new Section();
        keys.put("source", file.source());
        keys.put("target", file.target());
        keys.put("uid", file.uid());
        keys.put("gid", file.gid());
        keys.putValue("mode", octal(file.mode()));
        return keys.keys();
    }

    private static Map<String, Object> dependencies(Map<String, Dependency> dependencies) {
        Map<String, Object> result = new LinkedHashMap<>();
        dependencies.forEach((name, dependency) -> {
            Section keys = new Section();
            keys.put("condition", dependency.condition().key());
            keys.putValue("required", dependency.required() ? Optional.empty() : Optional.of(false));
            keys.putFlag("restart", dependency.restart());
            result.put(name, keys.keys());
        });
        return result;
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    static Optional<OctalNumber> octal(OptionalInt mode) {
        return boxed(mode).map(OctalNumber::new);
    }
}
