package io.jenkins.plugins.windflow.core.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One helper container: made when it is taken for the first time, made anew when it has died, gone when it is idle. */
final class HelperContainer {
    private static final Logger LOGGER = Logger.getLogger(HelperContainer.class.getName());
    /** It is taken to live for so long after it was seen to. */
    private static final long SEEN_NANOS = Duration.ofSeconds(5).toNanos();

    private static final String NO_IMAGE = "No image of this engine can serve to look into volumes";
    private static final String WAY_OUT = " Name a small image with a shell, for example busybox, in the settings of"
            + " Windflow (Helper image), or pull one.";

    private final EngineLease lease;
    private final String controller;
    private final String volume;
    private final HelperMode mode;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile String container = "";
    private volatile boolean shell;
    private volatile boolean gone;
    private int leases;
    private long seen;
    private long idleSince;

    HelperContainer(EngineLease lease, String controller, String volume, HelperMode mode) {
        this.lease = lease;
        this.controller = controller;
        this.volume = volume;
        this.mode = mode;
    }

    private static String newName() {
        return "windflow-helper-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    String container() {
        return container;
    }

    boolean hasShell() {
        return shell;
    }

    /** Whether it was removed: a new one is to be made in its place. */
    boolean isGone() {
        return gone;
    }

    /**
     * Takes a lease, and makes the container unless it is there.
     *
     * @return false when this helper is gone
     */
    boolean take(String preferredImage) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (gone) {
                return false;
            }
            if (container.isEmpty() || !isThere()) {
                make(preferredImage);
            }
            leases++;
            return true;
        } catch (RuntimeException e) {
            if (leases == 0) {
                leave();
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    void giveBack() {
        lock.lock();
        try {
            leases--;
            idleSince = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private boolean isThere() {
        if (System.nanoTime() - seen < SEEN_NANOS) {
            return true;
        }
        try {
            JsonNode state = lease.engine()
                    .getJson(EnginePath.of("containers", container, "json"), Map.of())
                    .path("State");
            // Without a shell it stays "created", which is as final as "dead": neither ever changes by itself.
            boolean there = shell
                    ? state.path("Running").asBoolean()
                    : state.path("Status").asText().equals("created");
            seen = System.nanoTime();
            if (!there) {
                remove(lease.engine(), container);
            }
            return there;
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    // Making

    private void make(String preferredImage) {
        Engine engine = lease.engine();
        checkVolume(engine);
        HelperImages.Choice choice = HelperImages.choose(engine, preferredImage);
        for (String image : choice.candidates()) {
            if (start(engine, image)) {
                return;
            }
        }
        if (choice.candidates().isEmpty()) {
            throw new FileProblem(
                    FileProblem.Kind.NO_TOOLS, NO_IMAGE + ", as there is none. " + choice.problem() + WAY_OUT);
        }
        // Any image will do for the archive calls: nothing of it is ever run.
        container = create(engine, choice.candidates().getFirst(), false);
        shell = false;
        seen = System.nanoTime();
    }

    /** A volume that is missing would be made by the container that mounts it. */
    private void checkVolume(Engine engine) {
        try {
            engine.getJson(EnginePath.of("volumes", volume), Map.of());
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                throw new FileProblem(FileProblem.Kind.NOT_FOUND, "There is no volume '" + volume + "'.", e);
            }
            throw e;
        }
    }

    /** False when the image is of no use: another architecture, no shell, no tools. */
    private boolean start(Engine engine, String image) {
        String id = "";
        try {
            id = create(engine, image, true);
            engine.postJson(EnginePath.of("containers", id, "start"), Map.of(), null);
            if (ShellScript.isUsable(engine, id)) {
                container = id;
                shell = true;
                seen = System.nanoTime();
                return true;
            }
        } catch (EngineException e) {
            if (e.unanswered()) {
                throw e;
            }
            LOGGER.log(Level.FINE, e, () -> "No helper container can be made of " + image);
        }
        if (!id.isEmpty()) {
            remove(engine, id);
        }
        return false;
    }

    private String create(Engine engine, String image, boolean toBeStarted) {
        ObjectNode body = HelperBody.of(controller, image, volume, mode, toBeStarted);
        return engine.postJson("/containers/create", Map.of("name", newName()), body)
                .path("Id")
                .asText();
    }

    // Removal

    /** Removes it when nobody has used it for so long; whether it is gone then. */
    boolean removeWhenIdle(Duration idle) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (gone) {
                return true;
            }
            if (leases > 0 || System.nanoTime() - idleSince < idle.toNanos()) {
                return false;
            }
            leave();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Removes it whoever uses it. */
    void removeNow() {
        try {
            if (!container.isEmpty()) {
                remove(lease.engine(), container);
            }
        } catch (EngineException e) {
            LOGGER.log(Level.FINE, e, () -> "A helper container is left until Jenkins starts again: " + container);
        } finally {
            gone = true;
            lease.close();
        }
    }

    private void leave() {
        gone = true;
        try {
            if (!container.isEmpty()) {
                remove(lease.engine(), container);
            }
        } finally {
            lease.close();
        }
    }

    /** Removes a helper container with the anonymous volumes of its image; it may be gone or going already. */
    static void remove(Engine engine, String container) {
        try {
            engine.delete(EnginePath.of("containers", container), Map.of("force", "1", "v", "1"));
        } catch (EngineException e) {
            // A conflict: the engine is removing it already.
            if (e.kind() != Kind.NOT_FOUND && e.kind() != Kind.CONFLICT) {
                throw e;
            }
        }
    }
}
