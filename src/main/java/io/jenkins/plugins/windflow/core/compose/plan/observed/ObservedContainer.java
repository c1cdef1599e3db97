package io.jenkins.plugins.windflow.core.compose.plan.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A container on the engine. Its text never shows the answer it is made from, which holds secrets.
 *
 * @param inspect the answer of {@code GET /containers/ID/json}
 */
public record ObservedContainer(JsonNode inspect) {
    /** Its ID. */
    public String id() {
        return inspect.path("Id").asText();
    }

    /** The first twelve digits of its ID. */
    public String shortId() {
        return id().substring(0, Math.min(12, id().length()));
    }

    /** Its name, without the engine's leading slash. */
    public String name() {
        String name = inspect.path("Name").asText();
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** A label, or empty text. */
    public String label(String name) {
        return inspect.path("Config").path("Labels").path(name).asText("");
    }

    /** The service that it belongs to. */
    public String service() {
        return label(ComposeLabels.SERVICE);
    }

    /** Its number within the service, from 1; 0 when its label is no number. */
    public int number() {
        String number = label(ComposeLabels.NUMBER);
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    }

    /** Whether {@code docker compose run} made it. */
    public boolean oneOff() {
        return label(ComposeLabels.ONEOFF).equalsIgnoreCase("true");
    }

    /** Whether a deployment parked it under this shape of name and never came back for it. */
    public boolean parked() {
        return name().startsWith(shortId() + "_");
    }

    /** {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code removing}, {@code exited} or {@code dead}. */
    public String status() {
        return inspect.path("State").path("Status").asText();
    }

    /** Whether its process exists; a paused one runs, one that waits for its next restart does not. */
    public boolean running() {
        return inspect.path("State").path("Running").asBoolean() && !status().equals("restarting");
    }

    /** {@code starting}, {@code healthy} or {@code unhealthy}; empty text without a health check. */
    public String health() {
        return inspect.path("State").path("Health").path("Status").asText("");
    }

    /** Exit code of its last run. */
    public int exitCode() {
        return inspect.path("State").path("ExitCode").asInt();
    }

    /** Whether it ended by itself with 0 and nothing is to start it again: a job that is done. */
    public boolean completed() {
        String restart =
                inspect.path("HostConfig").path("RestartPolicy").path("Name").asText("");
        return status().equals("exited") && exitCode() == 0 && (restart.isEmpty() || restart.equals("no"));
    }

    /** Whether Windflow made it: then it was asked for exactly what it has. */
    public boolean ours() {
        return !label(ComposeLabels.WINDFLOW_HASH).isEmpty();
    }

    /** ID of its image. */
    public String imageId() {
        return inspect.path("Image").asText();
    }

    /** Whether the engine removes it as soon as it ends. */
    public boolean autoRemove() {
        return inspect.path("HostConfig").path("AutoRemove").asBoolean();
    }

    /** Whether it lives in a namespace of another container, which engines note by the ID or by the name that was given. */
    public boolean sharesNamespaceOf(ObservedContainer other) {
        JsonNode host = inspect.path("HostConfig");
        return Stream.of("NetworkMode", "IpcMode", "PidMode")
                .map(mode -> host.path(mode).asText(""))
                .anyMatch(mode -> mode.equals("container:" + other.id()) || mode.equals("container:" + other.name()));
    }

    /** Names of its anonymous volumes. */
    public List<String> anonymousVolumes() {
        List<String> names = new ArrayList<>();
        for (JsonNode mount : inspect.path("Mounts")) {
            String name = mount.path("Name").asText("");
            if (mount.path("Type").asText().equals("volume") && ObservedVolume.isAnonymous(name)) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return "container " + name();
    }
}
