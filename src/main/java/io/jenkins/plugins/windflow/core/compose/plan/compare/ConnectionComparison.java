package io.jenkins.plugins.windflow.core.compose.plan.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares names, name servers, announced ports and logs of a container with what is asked. */
final class ConnectionComparison {
    private final JsonNode body;
    private final JsonNode asked;
    private final JsonNode observed;
    private final JsonNode config;
    private final ObservedContainer container;
    private final ObservedStack stack;
    private final List<Difference> differences = new ArrayList<>();

    private ConnectionComparison(JsonNode body, ObservedContainer container, ObservedStack stack) {
        this.body = body;
        this.asked = body.path("HostConfig");
        this.observed = container.inspect().path("HostConfig");
        this.config = container.inspect().path("Config");
        this.container = container;
        this.stack = stack;
    }

    /** @param imagePorts ports that the image announces */
    static List<Difference> of(
            JsonNode body, ObservedContainer container, ObservedStack stack, Collection<String> imagePorts) {
        ConnectionComparison comparison = new ConnectionComparison(body, container, stack);
        comparison.names();
        comparison.differIf("dns", !comparison.same("Dns"));
        comparison.differIf("dns_search", !comparison.same("DnsSearch"));
        comparison.differIf("dns_opt", !comparison.same("DnsOptions"));
        comparison.differIf(
                "extra_hosts",
                !new TreeSet<>(ImageDefaults.words(comparison.asked.path("ExtraHosts")))
                        .equals(new TreeSet<>(ImageDefaults.words(comparison.observed.path("ExtraHosts")))));
        comparison.differIf("expose", !comparison.sameExposedPorts(imagePorts));
        comparison.differIf("links", !comparison.sameLinks());
        comparison.differIf("logging", !comparison.sameLogging());
        return comparison.differences;
    }

    /** A container in somebody else's network or UTS namespace reports that one's names. */
    private void names() {
        String mode = observed.path("NetworkMode").asText("");
        boolean borrowed = mode.startsWith("container:")
                || mode.equals("host")
                || observed.path("UTSMode").asText("").equals("host");
        String hostname = config.path("Hostname").asText("");
        if (body.has("Hostname") || !borrowed) {
            String wish = body.path("Hostname").asText(container.shortId());
            differIf("hostname", !hostname.isEmpty() && !hostname.equals(wish));
        }
        if (body.has("Domainname") || !borrowed) {
            differIf(
                    "domainname",
                    !body.path("Domainname")
                            .asText("")
                            .equals(config.path("Domainname").asText("")));
        }
    }

    private boolean same(String field) {
        return ImageDefaults.words(asked.path(field)).equals(ImageDefaults.words(observed.path(field)));
    }

    /** Published ports are announced too, and are compared elsewhere. */
    private boolean sameExposedPorts(Collection<String> imagePorts) {
        Set<String> wish = new TreeSet<>(names(body.path("ExposedPorts")));
        wish.addAll(imagePorts);
        Set<String> found = new TreeSet<>();
        names(config.path("ExposedPorts")).forEach(port -> found.addAll(expanded(port)));
        List.of(asked, observed).forEach(host -> {
            wish.removeAll(names(host.path("PortBindings")));
            found.removeAll(names(host.path("PortBindings")));
        });
        return wish.equals(found) || stack.podman() && found.isEmpty();
    }

    /** {@code docker compose} hands {@code 80} and {@code 90-92/udp} to the engine as they are, which keeps them so. */
    private static Set<String> expanded(String text) {
        int slash = text.indexOf('/');
        String protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
        String[] range = (slash < 0 ? text : text.substring(0, slash)).split("-");
        Set<String> ports = new TreeSet<>();
        for (int port = Integer.parseInt(range[0]); port <= Integer.parseInt(range[range.length - 1]); port++) {
            ports.add(port + "/" + protocol);
        }
        return ports;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Links of the container itself, which the engine reports as {@code /CONTAINER:/THIS ONE/ALIAS}. */
    private boolean sameLinks() {
        Set<String> found = new TreeSet<>();
        for (JsonNode link : observed.path("Links")) {
            String[] parts = link.asText().split(":", 2);
            String alias = parts[parts.length - 1];
            String name = parts[0].startsWith("/") ? parts[0].substring(1) : parts[0];
            found.add(name + ":" + alias.substring(alias.lastIndexOf('/') + 1));
        }
        return new TreeSet<>(ImageDefaults.words(asked.path("Links"))).equals(found);
    }

    /**
     * An engine can have options of its own for its default driver, which nobody can see but in containers: there they
     * stand beside those that were asked for. Of a container that we made only what we asked for is expected.
     */
    private boolean sameLogging() {
        JsonNode found = observed.path("LogConfig");
        String driver = found.path("Type").asText("");
        String wish =
                asked.path("LogConfig").path("Type").asText(stack.defaults().loggingDriver());
        if (!driver.equals(wish) && !wish.isEmpty() && !driver.isEmpty()) {
            return false;
        }
        Map<String, String> options =
                ImageDefaults.strings(asked.path("LogConfig").path("Config"));
        Map<String, String> others = ImageDefaults.strings(found.path("Config"));
        boolean kept = others.entrySet().containsAll(options.entrySet());
        boolean lenient = !container.ours() && driver.equals(stack.defaults().loggingDriver()) || stack.podman();
        return kept && (lenient || others.size() == options.size());
    }

    private void differIf(String key, boolean different) {
        if (different) {
            differences.add(new Difference(key, ""));
        }
    }
}
