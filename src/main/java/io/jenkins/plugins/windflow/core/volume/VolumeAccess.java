package io.jenkins.plugins.windflow.core.volume;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.usage.Usage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reaches into a volume as a whole, by the archive calls of a container that has it mounted. Engines answer these calls for
 * containers that never ran, too: so nothing is started, and the container's image can be an empty one, which is imported
 * here. No registry, shell or tool is needed. The container goes when this is closed.
 */
public final class VolumeAccess implements AutoCloseable {
    /** The label with the name of the volume that a helper container reaches into. */
    public static final String VOLUME_LABEL = ComposeLabels.WINDFLOW_PREFIX + "volume";
    /** The image of these containers. */
    public static final String IMAGE = "windflow/empty:1";

    /** What a tar archive of nothing is: two empty blocks (POSIX.1, pax). */
    private static final int EMPTY_TAR = 1024;

    private static final String FOLDER = "/volume";

    private final Engine engine;
    private final String container;

    private VolumeAccess(Engine engine, String container) {
        this.engine = engine;
        this.container = container;
    }

    /**
     * Opens a volume that is there.
     *
     * @param controller id of this controller, for the label of the container
     * @throws EngineException of the kind {@code NOT_FOUND} when there is no such volume
     */
    public static VolumeAccess open(Engine engine, String controller, String volume, boolean readOnly) {
        // A container with an unknown volume would make it.
        engine.getJson(EnginePath.of("volumes", volume), Map.of());
        ObjectNode body = body(controller, volume, readOnly);
        String name = "windflow-volume-" + UUID.randomUUID().toString().substring(24);
        try {
            return new VolumeAccess(engine, create(engine, name, body));
        } catch (EngineException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
            importEmptyImage(engine);
            return new VolumeAccess(engine, create(engine, name, body));
        }
    }

    private static String create(Engine engine, String name, ObjectNode body) {
        return engine.postJson("/containers/create", Map.of("name", name), body)
                .path("Id")
                .asText();
    }

    private static void importEmptyImage(Engine engine) {
        int colon = IMAGE.indexOf(':');
        engine.importImage(
                        IMAGE.substring(0, colon),
                        IMAGE.substring(colon + 1),
                        List.of("LABEL " + ComposeLabels.ROLE + "=" + Usage.HELPER),
                        new ByteArrayInputStream(new byte[EMPTY_TAR]))
                .drain(event -> {});
    }

    private static ObjectNode body(String controller, String volume, boolean readOnly) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Image", IMAGE).put("NetworkDisabled", true);
        body.putArray("Cmd").add("never-started");
        body.putObject("Labels")
                .put(ComposeLabels.CONTROLLER, controller)
                .put(ComposeLabels.ROLE, Usage.HELPER)
                .put(VOLUME_LABEL, volume);
        ObjectNode host = body.putObject("HostConfig").put("NetworkMode", "none");
        ObjectNode mount = host.putArray("Mounts").addObject();
        mount.put("Type", "volume")
                .put("Source", volume)
                .put("Target", FOLDER)
                .put("ReadOnly", readOnly)
                .putObject("VolumeOptions")
                .put("NoCopy", true);
        return body;
    }

    /** Everything in the volume as a tar archive with names like {@code ./folder/file}; to be closed. */
    public InputStream tar() {
        return engine.archiveFrom(container, FOLDER + "/.");
    }

    /**
     * Unpacks an archive in the volume; what is there stays, unless the archive has something of the same name.
     *
     * @param tar packed with gzip, bzip2 or xz, or not at all; it is read to its end and left open
     */
    public void unpack(InputStream tar) {
        engine.archiveTo(container, FOLDER, tar);
    }

    /** Removes the container, also in the middle of an interruption. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            engine.delete(EnginePath.of("containers", container), Map.of("force", "1"));
        } catch (EngineException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
