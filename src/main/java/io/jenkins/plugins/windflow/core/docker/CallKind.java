package io.jenkins.plugins.windflow.core.docker;

import io.jenkins.plugins.windflow.core.docker.http.Limits;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to expect of a call to the Docker API, told by its method and path: this decides its connection and its
 * deadlines.
 */
enum CallKind {
    /** Reads state: answers at once. */
    READ,
    /** Changes something: the engine may work for minutes before it answers. */
    WRITE,
    /** Data or progress without end in sight, but something moves all the time. */
    TRANSFER,
    /** May be silent for ever: events, followed logs, waiting. */
    ENDLESS;

    /**
     * Nothing moving for so long means that a transfer is dead; engines are silent for minutes while they unpack
     * layers.
     */
    private static final Duration TRANSFER_IDLE = Duration.ofMinutes(10);

    private static final Pattern VERSION = Pattern.compile("^/v[0-9.]+(?=/)");
    private static final Pattern ENDLESS_PATH =
            Pattern.compile("/events|/(containers|services|tasks)/[^/]+/(logs|stats|attach|wait)|/exec/[^/]+/start");
    private static final Pattern TRANSFER_PATH = Pattern.compile(
            "/build|/system/df|/images/(create|load|get)|/images/.+/(push|get)|/containers/[^/]+/(archive|export)");
    /** The time an engine gives a container to stop, in seconds. */
    private static final Pattern STOP_TIME = Pattern.compile("[?&]t=([0-9]{1,6})(?:&|$)");

    static CallKind of(String method, String path) {
        String unversioned = VERSION.matcher(path).replaceFirst("");
        if (ENDLESS_PATH.matcher(unversioned).matches()) {
            return ENDLESS;
        }
        boolean read = method.equals("GET") || method.equals("HEAD");
        if (TRANSFER_PATH.matcher(unversioned).matches() && !method.equals("HEAD") && !method.equals("DELETE")) {
            return TRANSFER;
        }
        return read ? READ : WRITE;
    }

    /** The deadlines of a stream of this kind. */
    Limits limits() {
        return this == TRANSFER ? Limits.idle(TRANSFER_IDLE) : Limits.NONE;
    }

    /** How long an engine may work on a write. */
    static Duration patience(String target, Timeouts timeouts) {
        Matcher matcher = STOP_TIME.matcher(target);
        return matcher.find() ? timeouts.slow().plusSeconds(Long.parseLong(matcher.group(1))) : timeouts.slow();
    }
}
