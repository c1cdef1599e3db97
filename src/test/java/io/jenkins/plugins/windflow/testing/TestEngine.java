package io.jenkins.plugins.windflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.UnixDialer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One real engine with what tests need on it. */
public final class TestEngine {
    private static final String REPOSITORY = "windflow-test/busybox";
    /** From its content: runs beside each other share the image instead of moving its tag under each other. */
    private static final String TAG = BusyboxTar.digest();
    /** The image of all test containers: every applet of busybox in /bin, nothing else. */
    public static final String BUSYBOX = REPOSITORY + ":" + TAG;

    private static final String STAND_IN = "windflow-test/stand-in:" + TAG;
    private static final String BARE = "windflow-test/bare:" + TAG;
    /** Runs a command of busybox; whatever else is asked for sleeps. Ends at the first signal, as it is not alone. */
    private static final String STAND_IN_SCRIPT =
            "trap 'exit 0' HUP INT QUIT TERM USR1; if command -v \\\"$1\\\" >/dev/null; then \\\"$@\\\" & else"
                    + " sleep 10000 & fi; wait $!";

    private final String name;
    private final Path socket;
    private final Engines clients;
    private boolean imported;
    private boolean standInImported;
    private boolean used;

    TestEngine(String name, Path socket, Engines clients) {
        this.name = name;
        this.socket = socket;
        this.clients = clients;
    }

    /** The engine's name in the list, for example {@code 20.10}. */
    public String name() {
        return name;
    }

    public Path socket() {
        return socket;
    }

    public Dialer dialer() {
        return new UnixDialer(socket);
    }

    /** A lease from the clients that all tests share. */
    public EngineLease lease() {
        synchronized (this) {
            used = true;
        }
        return clients.lease(dialer());
    }

    /** The name of the busybox image, which is there when this returns. */
    public synchronized String busybox() {
        if (!imported) {
            try (EngineLease lease = lease()) {
                if (!isThere(lease.engine(), BUSYBOX)) {
                    importImage(lease.engine(), REPOSITORY, "CMD [\"/bin/sh\"]");
                }
            }
            imported = true;
        }
        return BUSYBOX;
    }

    private static boolean isThere(Engine engine, String image) {
        try {
            engine.getJson(EnginePath.of("images", image, "json"), Map.of());
            return true;
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static void importImage(Engine engine, String repository, String... settings) {
        importImage(engine, repository, BusyboxTar.bytes(), settings);
    }

    private static void importImage(Engine engine, String repository, byte[] files, String... settings) {
        List<String> changes = new ArrayList<>(List.of(settings));
        changes.add("ENV PATH=/bin");
        changes.add("LABEL " + TestEngines.LABEL + "=image");
        engine.importImage(repository, TAG, changes, new ByteArrayInputStream(files))
                .drain(event -> {});
    }

    /** Creates and starts a container that sleeps, of an image in which there is nothing else: no shell, no tools; its id. */
    public synchronized String runBare() {
        try (EngineLease lease = lease()) {
            if (!isThere(lease.engine(), BARE)) {
                importImage(lease.engine(), "windflow-test/bare", BusyboxTar.bare(), "CMD [\"/sleep\", \"10000\"]");
            }
        }
        return run(config -> config.put("Image", BARE));
    }

    /**
     * The name of an image that stands in for any other: its containers run the commands that busybox has, and sleep in
     * place of all others. They stop as soon as they are told to.
     */
    public synchronized String standIn() {
        if (!standInImported) {
            try (EngineLease lease = lease()) {
                if (!isThere(lease.engine(), STAND_IN)) {
                    importImage(
                            lease.engine(),
                            "windflow-test/stand-in",
                            "ENTRYPOINT [\"/bin/sh\", \"-c\", \"" + STAND_IN_SCRIPT + "\", \"stand-in\"]",
                            "CMD [\"sleep\", \"10000\"]");
                }
            }
            standInImported = true;
        }
        return STAND_IN;
    }

    /** Creates and starts a container; its id. */
    public String run(String... command) {
        return run(config -> {}, command);
    }

    /**
     * Creates and starts a container.
     *
     * @param adjust changes the body of the create call
     * @return its id
     */
    public String run(Consumer<ObjectNode> adjust, String... command) {
        String id = create(adjust, command);
        try (EngineLease lease = lease()) {
            lease.engine().postJson(EnginePath.of("containers", id, "start"), Map.of(), null);
        }
        return id;
    }

    /** Creates and starts a container of a name of its own, which runs until it is removed; its id. */
    public String runNamed(String name) {
        ObjectNode config = JsonNodeFactory.instance.objectNode().put("Image", standIn());
        config.putObject("Labels").put(TestEngines.LABEL, TestEngines.label());
        config.putObject("HostConfig").put("IpcMode", "shareable");
        try (EngineLease lease = lease()) {
            String id = lease.engine()
                    .postJson("/containers/create", Map.of("name", name), config)
                    .path("Id")
                    .asText();
            lease.engine().postJson(EnginePath.of("containers", id, "start"), Map.of(), null);
            return id;
        }
    }

    /**
     * Creates a container that is not started.
     *
     * @param adjust changes the body of the create call
     * @return its id
     */
    public String create(Consumer<ObjectNode> adjust, String... command) {
        ObjectNode config =
                JsonNodeFactory.instance.objectNode().put("Image", busybox()).put("StopSignal", "SIGKILL");
        for (String word : command) {
            config.withArray("Cmd").add(word);
        }
        config.putObject("Labels").put(TestEngines.LABEL, TestEngines.label());
        adjust.accept(config);
        try (EngineLease lease = lease()) {
            return lease.engine()
                    .postJson("/containers/create", Map.of("name", TestEngines.uniqueName("test")), config)
                    .path("Id")
                    .asText();
        }
    }

    /** Removes a container that is not needed until the end of the tests, running or not. */
    public void remove(String container) {
        try (EngineLease lease = lease()) {
            lease.engine().delete(EnginePath.of("containers", container), Map.of("force", "1", "v", "1"));
        }
    }

    /**
     * Removes the containers, networks and volumes of a Compose project: Compose files cannot give their containers the
     * label of the tests.
     */
    public void removeProject(String project) {
        try (EngineLease lease = lease()) {
            removeLabelled(lease.engine(), "com.docker.compose.project=" + project);
        }
    }

    /** Removes what this run of the tests has made; the busybox image stays for the next run. */
    void removeEverything() {
        synchronized (this) {
            if (!used) {
                return;
            }
        }
        String label = TestEngines.LABEL + "=" + TestEngines.label();
        try (EngineLease lease = lease()) {
            Engine engine = lease.engine();
            removeLabelled(engine, label);
            for (JsonNode image : engine.getJson("/images/json", Map.of("all", "1", "filters", filter(label)))) {
                remove(engine, Map.of("force", "1"), "images", image.path("Id").asText());
            }
        }
    }

    private static void removeLabelled(Engine engine, String label) {
        String filter = filter(label);
        for (JsonNode container : engine.getJson("/containers/json", Map.of("all", "1", "filters", filter))) {
            remove(
                    engine,
                    Map.of("force", "1", "v", "1"),
                    "containers",
                    container.path("Id").asText());
        }
        for (JsonNode network : engine.getJson("/networks", Map.of("filters", filter))) {
            remove(engine, Map.of(), "networks", network.path("Id").asText());
        }
        for (JsonNode volume :
                engine.getJson("/volumes", Map.of("filters", filter)).path("Volumes")) {
            remove(engine, Map.of("force", "1"), "volumes", volume.path("Name").asText());
        }
    }

    private static String filter(String label) {
        return "{\"label\":[\"" + label + "\"]}";
    }

    private static void remove(Engine engine, Map<String, String> query, String... path) {
        try {
            engine.delete(EnginePath.of(path), query);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                System.err.println("A test has left " + String.join(" ", path) + " behind: " + e.getMessage());
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
