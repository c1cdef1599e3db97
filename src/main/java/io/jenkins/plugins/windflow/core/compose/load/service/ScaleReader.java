package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import java.util.Optional;

/**
 * Reads how many containers a service has: {@code scale} or {@code deploy.replicas}, which must agree; and refuses what
 * only one container can have.
 */
final class ScaleReader {
    /** Far more than an engine runs well, and few enough to plan at once. */
    private static final int MOST = 1000;

    private final Reading reading;

    ScaleReader(Reading reading) {
        this.reading = reading;
    }

    int read(Fields service, Optional<Fields> deploy) {
        Optional<Integer> scale = service.integer("scale", 0, MOST);
        Optional<Integer> replicas = deploy.flatMap(fields -> fields.integer("replicas", 0, MOST));
        if (scale.isPresent() && replicas.isPresent() && !scale.equals(replicas)) {
            reading.problems()
                    .add(
                            service.position("scale"),
                            service.path("scale"),
                            "This is not the same as deploy.replicas: give the number in one of the two places.");
        }
        return scale.or(() -> replicas).orElse(1);
    }

    /** Reports what several containers of a service cannot have at the same time. */
    void check(Service service, Fields fields) {
        if (service.scale() < 2) {
            return;
        }
        if (service.containerName().isPresent()) {
            refuse(fields, "container_name", "a container_name, which only one can have", "leave it out");
        }
        for (PortMapping port : service.ports()) {
            boolean tooFew = port.published()
                    .filter(range -> range.last() > 0)
                    .map(range -> range.size() < service.scale())
                    .orElse(false);
            if (tooFew) {
                refuse(
                        fields,
                        "ports",
                        "too few host ports (" + port.published().get() + ")",
                        "give a range of at least " + service.scale() + " ports, or leave the host port out");
            }
        }
        for (ServiceNetwork network : service.networks().values()) {
            boolean fixed = network.ipv4Address().isPresent()
                    || network.ipv6Address().isPresent()
                    || network.macAddress().isPresent();
            if (fixed) {
                refuse(
                        fields,
                        "networks",
                        "a fixed address in " + network.network() + ", which only one can have",
                        "leave it out");
            }
        }
    }

    private void refuse(Fields fields, String key, String what, String wayOut) {
        reading.problems()
                .add(
                        fields.position(key),
                        fields.path(key),
                        "The service shall have several containers, and has " + what + ". Set scale to 1, or " + wayOut
                                + ".");
    }
}
