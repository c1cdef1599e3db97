package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.Execution;
import io.jenkins.plugins.windflow.core.compose.model.ExposedPorts;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import java.time.Duration;
import java.util.Optional;

/**
 * A service as the body of {@code POST /containers/create} (Docker API 1.41 and later), without the labels of tools. The
 * body holds secrets: it goes to the engine and into a keyed hash, nowhere else.
 */
public final class ContainerBody {
    private final Project project;
    private final Service service;
    private final int number;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    private ContainerBody(Project project, Service service, int number) {
        this.project = project;
        this.service = service;
        this.number = number;
    }

    /**
     * The whole wish of a service, with all its networks.
     *
     * @param number of the container, from 1
     */
    public static ObjectNode of(Project project, Service service, int number) {
        return new ContainerBody(project, service, number).build();
    }

    private ObjectNode build() {
        body.put("Image", project.image(service));
        service.hostname().ifPresent(name -> body.put("Hostname", name));
        service.nameResolution().domainName().ifPresent(name -> body.put("Domainname", name));
        execution(service.execution());
        service.healthcheck().ifPresent(check -> body.set("Healthcheck", healthcheck(check)));
        ObjectNode labels = body.putObject("Labels");
        service.labels().forEach(labels::put);
        ports();
        hostConfig(body.withObject("/HostConfig"));
        EndpointBody.addNetworks(body, project, service, number);
        NamespaceBody.addModes(body.withObject("/HostConfig"), service.namespaces());
        Parents.addVolumesFrom(body.withObject("/HostConfig"), service);
        MountBody.addMounts(body.withObject("/HostConfig"), project, service);
        return body;
    }

    private void execution(Execution execution) {
        execution.command().ifPresent(command -> body.set("Cmd", words(command)));
        execution.entrypoint().ifPresent(entrypoint -> body.set("Entrypoint", words(entrypoint)));
        ArrayNode environment = body.putArray("Env");
        execution.environment().forEach((name, value) -> environment.add(value.entry(name)));
        execution.user().ifPresent(user -> body.put("User", user));
        execution.workingDirectory().ifPresent(directory -> body.put("WorkingDir", directory));
        body.put("Tty", execution.tty());
        body.put("OpenStdin", execution.stdinOpen());
        body.put("AttachStdout", true);
        body.put("AttachStderr", true);
        execution.stopSignal().ifPresent(signal -> body.put("StopSignal", signal));
        execution.stopGracePeriod().ifPresent(period -> body.put("StopTimeout", wholeSeconds(period)));
    }

    private static ArrayNode words(Command command) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        command.words().forEach(word -> words.add(word.value()));
        return words;
    }

    /** The engine counts in seconds: half a second is one, so that a container gets at least the time it asks for. */
    private static long wholeSeconds(Duration period) {
        return period.plusNanos(999_999_999).toSeconds();
    }

    private static ObjectNode healthcheck(Healthcheck check) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!check.test().isEmpty()) {
            ArrayNode test = node.putArray("Test");
            check.test().forEach(word -> test.add(word.value()));
        }
        nanoseconds(node, "Interval", check.interval());
        nanoseconds(node, "Timeout", check.timeout());
        nanoseconds(node, "StartPeriod", check.startPeriod());
        nanoseconds(node, "StartInterval", check.startInterval());
        check.retries().ifPresent(retries -> node.put("Retries", retries));
        return node;
    }

    private static void nanoseconds(ObjectNode node, String key, Optional<Duration> duration) {
        duration.ifPresent(value -> node.put(key, value.toNanos()));
    }

    private void ports() {
        if (service.ports().isEmpty() && service.exposedPorts().isEmpty()) {
            return;
        }
        ObjectNode exposed = body.putObject("ExposedPorts");
        for (ExposedPorts range : service.exposedPorts()) {
            for (int port = range.ports().first(); port <= range.ports().last(); port++) {
                exposed.putObject(port + "/" + range.protocol().key());
            }
        }
        ObjectNode bindings = body.withObject("/HostConfig").putObject("PortBindings");
        for (PortMapping port : service.ports()) {
            exposed.putObject(port.containerPort());
            bindings.withArray(port.containerPort())
                    .addObject()
                    .put("HostIp", port.hostAddress().orElse(""))
                    .put("HostPort", port.published().map(Object::toString).orElse(""));
        }
    }

    private void hostConfig(ObjectNode host) {
        ObjectNode restart = host.putObject("RestartPolicy");
        restart.put("Name", service.restart().mode().key());
        restart.put("MaximumRetryCount", service.restart().maximumRetries());
        service.execution().init().ifPresent(init -> host.put("Init", init));
        IsolationBody.add(host, service.isolation());
        IsolationBody.addSettings(host, service.runtime());
        ResourceBody.add(host, service.resources());
        DeviceBody.add(host, service.devices());
        ConnectionBody.add(host, service);
    }
}
