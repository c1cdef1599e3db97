package io.jenkins.plugins.windflow.core.compose.load.syntax;

import io.jenkins.plugins.windflow.core.compose.model.IpAddresses;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports as {@code [[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]} (Compose Specification, "ports", short syntax). */
public final class PortSyntax {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private PortSyntax() {}

    /** One mapping for each container port. */
    public static List<PortMapping> parse(String text) throws SyntaxException {
        int slash = text.lastIndexOf('/');
        PortMapping.Protocol protocol = slash < 0 ? PortMapping.Protocol.TCP : protocol(text.substring(slash + 1));
        String ports = slash < 0 ? text : text.substring(0, slash);
        int colon = ports.lastIndexOf(':');
        PortRange target = containerPorts(ports.substring(colon + 1));
        String host = colon < 0 ? "" : ports.substring(0, colon);
        int beforePort = host.lastIndexOf(':');
        Optional<String> address =
                beforePort < 0 ? Optional.empty() : Optional.of(address(host.substring(0, beforePort)));
        String hostPort = host.substring(beforePort + 1);
        Optional<PortRange> published = hostPort.isEmpty() ? Optional.empty() : Optional.of(range(hostPort));
        return expand(target, protocol, published, address);
    }

    private static List<PortMapping> expand(
            PortRange target, PortMapping.Protocol protocol, Optional<PortRange> published, Optional<String> address)
            throws SyntaxException {
        if (published.isPresent() && target.size() > 1 && published.get().size() != target.size()) {
            throw new SyntaxException("The range of host ports " + published.get()
                    + " and the range of container ports " + target + " differ in length.");
        }
        List<PortMapping> mappings = new ArrayList<>();
        for (int port = target.first(); port <= target.last(); port++) {
            int offset = port - target.first();
            Optional<PortRange> host =
                    target.size() == 1 ? published : published.map(range -> PortRange.of(range.first() + offset));
            mappings.add(new PortMapping(port, protocol, host, address));
        }
        return mappings;
    }

    /** A port or a range of ports of a container, of which none is 0. */
    public static PortRange containerPorts(String text) throws SyntaxException {
        PortRange ports = range(text);
        if (ports.first() == 0) {
            throw new SyntaxException("Port 0 is not a container port: write a port from 1 to 65535.");
        }
        return ports;
    }

    /** A port or a range of ports. */
    public static PortRange range(String text) throws SyntaxException {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new SyntaxException("This is not a port: write for example 80, \"8080:80\", \"127.0.0.1:8080:80\" or "
                    + "\"5000-5010:5000-5010/udp\".");
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        if (first > PortRange.HIGHEST || last > PortRange.HIGHEST || first > last) {
            throw new SyntaxException(
                    "Ports go from 0 to " + PortRange.HIGHEST + ", and a range from the lower to the higher one.");
        }
        return new PortRange(first, last);
    }

    public static PortMapping.Protocol protocol(String text) throws SyntaxException {
        for (PortMapping.Protocol protocol : PortMapping.Protocol.values()) {
            if (protocol.key().equals(text.toLowerCase(Locale.ROOT))) {
                return protocol;
            }
        }
        throw new SyntaxException("The protocol of a port is tcp, udp or sctp.");
    }

    /** An IP address, in square brackets or not. */
    public static String address(String text) throws SyntaxException {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String address = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!IpAddresses.isAddress(address)) {
            throw new SyntaxException("The part before the host port must be an IP address of the Docker host.");
        }
        return address;
    }
}
