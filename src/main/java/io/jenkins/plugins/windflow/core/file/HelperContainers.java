package io.jenkins.plugins.windflow.core.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Containers through which the files of volumes are reached: the Docker API has no other way. There is at most one for
 * each engine, volume and mode, shared by everybody who looks; it has no network, may do nothing but read and write
 * files, and is removed when nobody has used it for a while.
 */
public final class HelperContainers implements AutoCloseable {
    /** What a helper with a shell has, beside the shell itself. */
    public static final List<String> TOOLS =
            List.of("stat", "cat", "head", "mv", "cp", "rm", "mkdir", "chmod", "chown", "readlink");

    private static final Logger LOGGER = Logger.getLogger(HelperContainers.class.getName());
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private record Key(String engine, String volume, HelperMode mode) {}

    private final Engines engines;
    private final Supplier<String> controller;
    private final Supplier<String> preferredImage;
    private final Duration longestIdle;
    private final Map<Key, HelperContainer> helpers = new ConcurrentHashMap<>();
    private final long begun = System.nanoTime();
    private volatile boolean closed;

    /**
     * @param controller the controller's UUID
     * @param preferredImage the image named in the settings; empty for none
     * @param longestIdle how long a helper is kept that nobody uses
     */
    public HelperContainers(
            Engines engines, Supplier<String> controller, Supplier<String> preferredImage, Duration longestIdle) {
        this.engines = engines;
        this.controller = controller;
        this.preferredImage = preferredImage;
        this.longestIdle = longestIdle;
    }

    /** Whether a container is somebody's helper: such a container does not count as a user of its volume. */
    public static boolean isHelper(JsonNode labels) {
        return HelperBody.isHelper(labels);
    }

    /**
     * Takes the right to use a helper for a volume; makes one when there is none.
     *
     * @param engine on which the caller has a lease, which may end before this one
     * @throws FileProblem when there is no such volume, or no image to make a helper of
     */
    public HelperLease lease(Engine engine, String volume, HelperMode mode) {
        Key key = new Key(engine.info().id(), volume, mode);
        while (!closed) {
            HelperContainer helper = helpers.computeIfAbsent(
                    key, wanted -> new HelperContainer(engines.lease(engine), controller.get(), volume, mode));
            try {
                if (helper.take(preferredImage.get())) {
                    return new HelperLease(helper.container(), helper.hasShell(), () -> giveBack(helper));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedCallException(engine.endpoint(), e);
            } finally {
                helpers.computeIfPresent(key, (same, known) -> known.isGone() ? null : known);
            }
        }
        throw new IllegalStateException("The helper containers are closed; Jenkins is shutting down.");
    }

    private void giveBack(HelperContainer helper) {
        helper.giveBack();
        // The platform's own timer: waiting costs no thread of ours.
        Executor later = CompletableFuture.delayedExecutor(longestIdle.toMillis() + 1, TimeUnit.MILLISECONDS);
        later.execute(() -> Thread.ofVirtual().name("windflow-helper-idle").start(() -> removeIdle(helper)));
    }

    private void removeIdle(HelperContainer helper) {
        try {
            if (helper.removeWhenIdle(longestIdle)) {
                helpers.values().remove(helper);
            }
        } catch (EngineException e) {
            helpers.values().remove(helper);
            LOGGER.log(
                    Level.FINE,
                    e,
                    () -> "A helper container is left until Jenkins starts again: " + helper.container());
        }
    }

    /** Removes the helpers of a volume that nobody uses now, so that the volume can be removed. */
    public void release(Engine engine, String volume) {
        String id = engine.info().id();
        helpers.forEach((key, helper) -> {
            if (key.engine().equals(id) && key.volume().equals(volume) && helper.removeWhenIdle(Duration.ZERO)) {
                helpers.remove(key, helper);
            }
        });
    }

    /**
     * Removes what an earlier run of this very controller has left on an engine. Helpers of others, those that are younger
     * than this run by the engine's own clock, and those in which something runs are left alone.
     *
     * @return how many were removed
     */
    public int sweep(Engine engine) {
        String filters = "{\"label\":[\"" + HelperBody.CONTROLLER_LABEL + "=" + controller.get() + "\",\""
                + HelperBody.ROLE_LABEL + "=" + HelperBody.ROLE + "\"]}";
        Instant begin = beginOfThisRun(engine);
        int removed = 0;
        for (JsonNode container : engine.getJson("/containers/json", Map.of("all", "1", "filters", filters))) {
            String id = container.path("Id").asText();
            Instant created = Instant.ofEpochSecond(container.path("Created").asLong());
            if (created.isBefore(begin) && !isBusy(engine, id)) {
                HelperContainer.remove(engine, id);
                removed++;
            }
        }
        return removed;
    }

    /** By the clock of the engine, which may be wrong. */
    private Instant beginOfThisRun(Engine engine) {
        String now = engine.getJson("/info", Map.of()).path("SystemTime").asText();
        return OffsetDateTime.parse(now).toInstant().minusNanos(System.nanoTime() - begun);
    }

    private static boolean isBusy(Engine engine, String id) {
        try {
            JsonNode container = engine.getJson(EnginePath.of("containers", id, "json"), Map.of());
            for (JsonNode exec : container.path("ExecIDs")) {
                JsonNode state = engine.getJson(EnginePath.of("exec", exec.asText(), "json"), Map.of());
                if (state.path("Running").asBoolean()) {
                    return true;
                }
            }
            return false;
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                // It, or what ran in it, has ended meanwhile; removing what is not there does no harm.
                return false;
            }
            throw e;
        }
    }

    /** The helpers that exist now. */
    public int size() {
        return helpers.size();
    }

    /** Removes all helpers, used or not; engines that do not answer at once keep theirs until the next start. */
    @Override
    public void close() {
        closed = true;
        List<Thread> removals = helpers.values().stream()
                .map(helper -> Thread.ofVirtual().name("windflow-helper-close").start(helper::removeNow))
                .toList();
        long deadline = System.nanoTime() + LONGEST_CLOSE.toNanos();
        try {
            for (Thread removal : removals) {
                removal.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        helpers.clear();
    }
}
