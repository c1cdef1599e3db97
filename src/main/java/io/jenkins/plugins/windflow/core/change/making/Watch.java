package io.jenkins.plugins.windflow.core.change.making;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.time.Duration;

/**
 * Judges one container by the contract of the health gate: running, and healthy where it has a health check, and up for a
 * while where it has none; ended with 0 where it is a job. Counts time by this machine's clock from the moment it first
 * saw the container run, so that an engine's wrong clock does not matter.
 */
public final class Watch {
    /** How a container stands. */
    public enum Standing {
        WAITING,
        READY,
        COMPLETED,
        FAILED
    }

    /**
     * A look at a container.
     *
     * @param sentence what it waits for, or why it failed
     */
    public record Verdict(Standing standing, String sentence) {
        public boolean isGood() {
            return standing == Standing.READY || standing == Standing.COMPLETED;
        }
    }

    private final String id;
    private final String service;
    private final boolean job;
    private final Duration minUptime;
    private final boolean podman;
    private final int restarts;
    private long runningSince;
    private boolean seenRunning;
    private boolean checksNeverRun;

    /**
     * @param restarts how often the engine had restarted it before it is watched; 0 for one that this operation starts
     * @param job whether somebody waits for its successful end
     * @param minUptime how long it must run when it has no health check
     */
    public Watch(String id, String service, int restarts, boolean job, Duration minUptime, boolean podman) {
        this.id = id;
        this.service = service;
        this.restarts = restarts;
        this.job = job;
        this.minUptime = minUptime;
        this.podman = podman;
    }

    public String id() {
        return id;
    }

    public String service() {
        return service;
    }

    /** Whether the engine was found never to run the container's health check. */
    public boolean checksNeverRun() {
        return checksNeverRun;
    }

    /** @param nanoTime of {@link System#nanoTime()} */
    public Verdict look(JsonNode inspect, long nanoTime) {
        ObservedContainer container = new ObservedContainer(inspect);
        int count = inspect.path("RestartCount").asInt();
        if (count > restarts || container.status().equals("restarting")) {
            return failed(container.name() + " restarts again and again; it ended with exit code "
                    + container.exitCode() + ".");
        }
        return switch (container.status()) {
            case "running" -> running(container, inspect.path("State").path("Health"), nanoTime);
            case "created" -> waiting(container.name() + " has not started yet.");
            case "exited", "stopped" -> ended(container);
            default -> failed(container.name() + " is " + container.status() + ".");
        };
    }

    private Verdict running(ObservedContainer container, JsonNode health, long nanoTime) {
        if (!seenRunning) {
            seenRunning = true;
            runningSince = nanoTime;
        }
        if (job) {
            return waiting(container.name() + " has not ended yet.");
        }
        String status = health.path("Status").asText("");
        if (status.equals("starting") && podman) {
            noticeMissingChecks(container, health, nanoTime);
        }
        if (status.isEmpty() || status.equals("none") || checksNeverRun) {
            return nanoTime - runningSince >= minUptime.toNanos()
                    ? new Verdict(Standing.READY, "")
                    : waiting(container.name() + " has not run for " + minUptime.toSeconds() + " s yet.");
        }
        return switch (status) {
            case "healthy" -> new Verdict(Standing.READY, "");
            case "unhealthy" -> failed(container.name() + " is unhealthy" + lastCheck(health) + ".");
            default -> waiting(container.name() + " is not healthy yet" + lastCheck(health) + ".");
        };
    }

    /** Podman without systemd accepts health checks and never runs them: no result after more than two intervals. */
    private void noticeMissingChecks(ObservedContainer container, JsonNode health, long nanoTime) {
        JsonNode check = container.inspect().path("Config").path("Healthcheck");
        long interval = check.path("Interval").asLong(0) == 0
                ? 30_000_000_000L
                : check.path("Interval").asLong();
        long patience = 2 * interval
                + check.path("Timeout").asLong(0)
                + Duration.ofSeconds(2).toNanos();
        checksNeverRun |= health.path("Log").isEmpty() && nanoTime - runningSince > patience;
    }

    private static String lastCheck(JsonNode health) {
        JsonNode log = health.path("Log");
        if (log.isEmpty()) {
            return "";
        }
        String output = log.path(log.size() - 1)
                .path("Output")
                .asText("")
                .strip()
                .lines()
                .findFirst()
                .orElse("");
        String code = " (its check ended with "
                + log.path(log.size() - 1).path("ExitCode").asInt();
        return code + (output.isEmpty() ? ")" : ": " + output.substring(0, Math.min(200, output.length())) + ")");
    }

    private Verdict ended(ObservedContainer container) {
        boolean mayEnd = job || container.completed();
        if (container.exitCode() == 0 && mayEnd) {
            return new Verdict(Standing.COMPLETED, "");
        }
        if (container.inspect().path("State").path("OOMKilled").asBoolean()) {
            return failed(container.name() + " was killed because it used too much memory.");
        }
        String error = container.inspect().path("State").path("Error").asText("");
        return failed(container.name() + " ended with exit code " + container.exitCode()
                + (error.isEmpty() ? "." : ": " + error));
    }

    private static Verdict waiting(String sentence) {
        return new Verdict(Standing.WAITING, sentence);
    }

    private static Verdict failed(String sentence) {
        return new Verdict(Standing.FAILED, sentence);
    }
}
