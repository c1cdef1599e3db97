package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a service's containers are called and find others by name.
 *
 * @param domainName NIS domain name
 * @param servers IP addresses of name servers, in the order in which they are asked
 * @param searchDomains domains for names without dots
 * @param options of the resolver, for instance {@code ndots:2}
 * @param hosts further lines of {@code /etc/hosts}
 */
public record NameResolution(
        Optional<String> domainName,
        List<String> servers,
        List<String> searchDomains,
        List<String> options,
        List<ExtraHost> hosts) {
    /** Whatever the engine gives. */
    public static final NameResolution DEFAULT =
            new NameResolution(Optional.empty(), List.of(), List.of(), List.of(), List.of());

    public NameResolution {
        Objects.requireNonNull(domainName, "domainName");
        servers = List.copyOf(servers);
        searchDomains = List.copyOf(searchDomains);
        options = List.copyOf(options);
        hosts = List.copyOf(hosts);
    }
}
