package io.jenkins.plugins.windflow.api.terminal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Where the page comes from that asks for a WebSocket. Browsers send cookies with such a request whatever page makes it, and
 * nothing else stops the page of a stranger (RFC 6455 section 10.2). A request without an origin is no browser's.
 */
final class RequestOrigin {
    private RequestOrigin() {}

    /** Why a request is refused, in one sentence; empty when its page is one of this Jenkins. */
    static Optional<String> refusal(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null
                || isOurs(origin, request.getHeader("Host"), Jenkins.get().getRootUrl())) {
            return Optional.empty();
        }
        return Optional.of(
                "A page of " + origin + " may not use terminals of this Jenkins. If that is this Jenkins' own"
                        + " address, set it under Manage Jenkins, System, Jenkins URL.");
    }

    /**
     * Whether a page of this origin is ours: it has the host of the request, or that of Jenkins' configured address.
     *
     * @param host header of the request, which a reverse proxy may have changed; may be null
     * @param rootUrl of Jenkins, as configured; may be null
     */
    static boolean isOurs(String origin, String host, String rootUrl) {
        String from = authority(origin);
        return from != null && (from.equals(withoutStandardPort(origin, host)) || from.equals(authority(rootUrl)));
    }

    /** Host and port, without a port that goes without saying; null when there is none. */
    private static String authority(String address) {
        if (address == null) {
            return null;
        }
        try {
            return withoutStandardPort(address, URI.create(address).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String withoutStandardPort(String address, String authority) {
        if (authority == null) {
            return null;
        }
        String port = address.toLowerCase(Locale.ROOT).startsWith("https:") ? ":443" : ":80";
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
    }
}
