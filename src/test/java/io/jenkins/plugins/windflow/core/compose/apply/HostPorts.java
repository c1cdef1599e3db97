package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Host ports for projects that run beside each other and beside whatever else the machine does: each gets ports that no
 * other has, below those that the kernel gives out by itself.
 */
final class HostPorts {
    private static final int LOWEST = 11_000;
    private static final int HIGHEST = 31_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));

    private HostPorts() {}

    /** A Compose file that asks for other fixed host ports than the project; empty when it asks for none. */
    static Optional<String> instead(Project project) {
        String services = project.services().values().stream()
                .filter(service -> service.ports().stream().anyMatch(HostPorts::isFixed))
                .map(HostPorts::service)
                .collect(Collectors.joining());
        return services.isEmpty() ? Optional.empty() : Optional.of("services:\n" + services);
    }

    private static boolean isFixed(PortMapping port) {
        return port.published().map(range -> range.first() > 0).orElse(false);
    }

    private static String service(Service service) {
        List<PortMapping> ports = service.ports();
        return ports.stream()
                .map(HostPorts::port)
                .collect(Collectors.joining("", "  \"" + service.name() + "\":\n    ports: !override\n", ""));
    }

    private static String port(PortMapping port) {
        return "      - {target: " + port.target() + ", protocol: "
                + port.protocol().key()
                + port.published()
                        .map(range -> ", published: \"" + free(range) + "\"")
                        .orElse("")
                + port.hostAddress()
                        .map(address -> ", host_ip: \"" + address + "\"")
                        .orElse("")
                + "}\n";
    }

    private static PortRange free(PortRange range) {
        if (range.first() == 0) {
            return range;
        }
        int first = NEXT.getAndUpdate(next -> next + 2 * range.size() > HIGHEST ? LOWEST : next + range.size());
        assertThat(range.size()).as("ports " + range).isLessThan(HIGHEST - LOWEST);
        return new PortRange(first, first + range.size() - 1);
    }
}
