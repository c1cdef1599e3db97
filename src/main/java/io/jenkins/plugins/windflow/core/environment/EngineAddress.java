package io.jenkins.plugins.windflow.core.environment;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where an engine listens on the network.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record EngineAddress(String host, int port) {
    /**
     * Reads {@code tcp://host:port}, as Docker writes it.
     *
     * @param defaultPort when the text names none
     * @throws IllegalArgumentException with one sentence for users
     */
    public static EngineAddress parse(String text, int defaultPort) {
        URI uri;
        try {
            uri = new URI(text == null ? "" : text.strip());
        } catch (URISyntaxException e) {
            throw wrong(text, e.getReason());
        }
        if (!"tcp".equals(uri.getScheme())) {
            throw wrong(text, "it does not begin with tcp://");
        }
        if (uri.getUserInfo() != null) {
            throw wrong(text, "it carries a user; credentials belong into Jenkins Credentials");
        }
        if (uri.getHost() == null) {
            throw wrong(text, "it names no host, or one with a character that host names do not have");
        }
        boolean more = uri.getPath() != null
                && !uri.getPath().isEmpty()
                && !uri.getPath().equals("/");
        if (more || uri.getQuery() != null || uri.getFragment() != null) {
            throw wrong(text, "there is something behind host and port");
        }
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        if (port < 1 || port > 65535) {
            throw wrong(text, "its port is not between 1 and 65535");
        }
        return new EngineAddress(uri.getHost().replaceAll("[\\[\\]]", ""), port);
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("'" + (text == null ? "" : text) + "' is not the address of an engine: "
                + why + ". Write it like tcp://docker.example.com:2376.");
    }
}
