package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds against the policy where a service's log goes: the engine itself opens files and sockets of its host for it, and
 * connects from the host's own network.
 */
final class LogDestination {
    /** Options that say what is in a line, not where it goes. */
    private static final Set<String> CONTENTS =
            Set.of("tag", "labels", "labels-regex", "env", "env-regex", "fluentd-tag");

    private static final Pattern SOCKET = Pattern.compile("unix(?:gram|packet)?://(.*)");
    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z0-9+]+://)?(?:\\[([^]]*)]|([^:/]*))(?:[:/].*)?");
    private static final Pattern LOOPBACK = Pattern.compile(
            "|localhost|.*\\.localhost|127\\..*|0\\.0\\.0\\.0|::1?|::ffff:127\\..*", Pattern.CASE_INSENSITIVE);

    private final Reading reading;
    private final Fields logging;

    LogDestination(Reading reading, Fields logging) {
        this.reading = reading;
        this.logging = logging;
    }

    void check(Map<String, String> options) {
        options.forEach((name, value) -> {
            if (!CONTENTS.contains(name)) {
                check(name, value);
            }
        });
    }

    private void check(String name, String value) {
        String key = logging.path("options") + "." + name;
        HostAccess access = new HostAccess(reading);
        Matcher socket = SOCKET.matcher(value);
        if (socket.matches() || value.startsWith("/")) {
            String path = RelativePath.onHost("/", socket.matches() ? socket.group(1) : value);
            access.checkLogPath(path, logging.position("options"), key);
        } else if (name.endsWith("-address") || value.contains("://")) {
            Matcher address = ADDRESS.matcher(value);
            if (address.matches() && isLoopback(address)) {
                access.checkHostNetwork(
                        logging.position("options"),
                        key,
                        "sending logs into the Docker host's own network (here " + value + ")");
            }
        }
    }

    private static boolean isLoopback(Matcher address) {
        String host = address.group(1) == null ? address.group(2) : address.group(1);
        return LOOPBACK.matcher(host).matches();
    }
}
