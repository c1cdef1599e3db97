package io.jenkins.plugins.windflow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A project of twenty services in three tiers, as shops have them: five stores with a volume each, five APIs that wait
 * for a healthy store, ten web servers that wait for a healthy API; a network in front and one behind. Every container
 * ends at once when it is told to, so that nobody's figure is about a grace period.
 */
final class TieredProject {
    static final int SERVICES = 20;
    /** The service that is changed: nobody depends on it. */
    static final String CHANGED = "web-0";

    private static final int WIDTH = 5;
    private static final int FRONT = SERVICES - 2 * WIDTH;

    private static final String HEAD = """
            name: %s
            x-service: &service
              image: ${IMAGE}
              command: ["/bin/sh", "-c", "trap 'exit 0' TERM; sleep 1000000 & wait"]
            x-check: &check
              test: ["CMD", "/bin/true"]
              interval: 1s
              timeout: 5s
            networks:
              front: {}
              back: {}
            volumes:
            """;

    private static final String STORE = """
              store-%1$d:
                <<: *service
                networks: [back]
                volumes: ["data-%1$d:/var/lib/store"]
                healthcheck: *check
            """;

    private static final String API = """
              api-%1$d:
                <<: *service
                networks: [front, back]
                environment: { STORE: "store-%1$d" }
                healthcheck: *check
                depends_on:
                  store-%1$d: { condition: service_healthy }
            """;

    private static final String WEB = """
              web-%1$d:
                <<: *service
                networks: [front]
                environment: { API: "api-%2$d" }
                depends_on:
                  api-%2$d: { condition: service_healthy }
            """;

    /** Takes the place of the first of the web servers; it really is one. */
    private static final String PROBED = """
              web-0:
                <<: *service
                command: ["/bin/sh", "-c", "trap 'exit 0' TERM; httpd -p 8080 -h /etc; sleep 1000000 & wait"]
                networks: [front]
                environment: { API: api-0, RELEASE: "${RELEASE}" }
                ports: ["127.0.0.1:${PORT}:8080"]
                depends_on:
                  api-0: { condition: service_healthy }
            """;

    private final ProjectFolder folder;
    private final String name;
    private final String image;
    private final int port = freePort();
    private int release;

    /**
     * Writes the project.
     *
     * @param folder is made
     * @param image of all containers, with busybox in it
     */
    TieredProject(Path folder, String name, String image) throws IOException {
        this.folder = new ProjectFolder(folder);
        this.name = name;
        this.image = image;
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("compose.yaml"), text(name));
        change();
    }

    private static String text(String name) {
        StringBuilder text = new StringBuilder(HEAD.formatted(name));
        for (int i = 0; i < WIDTH; i++) {
            text.append("  data-").append(i).append(": {}\n");
        }
        text.append("services:\n");
        for (int i = 0; i < WIDTH; i++) {
            text.append(STORE.formatted(i)).append(API.formatted(i));
        }
        text.append(PROBED);
        for (int i = 1; i < FRONT; i++) {
            text.append(WEB.formatted(i, i % WIDTH));
        }
        return text.toString();
    }

    ProjectFolder folder() {
        return folder;
    }

    String name() {
        return name;
    }

    /** Where the changed service answers, on this machine. */
    int port() {
        return port;
    }

    /** Changes the environment of {@value #CHANGED}. */
    void change() throws IOException {
        release++;
        Files.writeString(
                folder.path().resolve(".env"), "IMAGE=" + image + "\nPORT=" + port + "\nRELEASE=" + release + "\n");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
