package io.jenkins.plugins.windflow.core.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A container whose log is read, as the engine says it is.
 *
 * @param name without a leading slash
 * @param terminal whether its log is one output without frames
 * @param driver what it logs with, for example {@code json-file}
 * @param started when it was started last, in the engine's words
 * @param finished when it ended last; null when it never did
 */
record LogTarget(
        String id,
        String name,
        boolean terminal,
        String driver,
        boolean running,
        int exitCode,
        String started,
        Instant finished) {
    /** The container of an id or a name; empty when there is none. */
    static Optional<LogTarget> find(Engine engine, String idOrName) {
        try {
            return Optional.of(of(engine.getJson(EnginePath.of("containers", idOrName, "json"), Map.of())));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** One that is not there now, to be found by its name when it is. */
    static LogTarget missing(String name) {
        return new LogTarget(name, name, false, "", false, 0, "", null);
    }

    private static LogTarget of(JsonNode container) {
        JsonNode state = container.path("State");
        return new LogTarget(
                container.path("Id").asText(),
                container.path("Name").asText().replaceFirst("^/", ""),
                container.path("Config").path("Tty").asBoolean(),
                container.path("HostConfig").path("LogConfig").path("Type").asText(),
                state.path("Running").asBoolean(),
                state.path("ExitCode").asInt(),
                state.path("StartedAt").asText(),
                time(state.path("FinishedAt").asText()));
    }

    /** Engines write the year 1 for never. */
    private static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            return time.getEpochSecond() > 0 ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
