package io.jenkins.plugins.windflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Compose project as large companies have them, only with any number of services: anchors and merge keys, nested
 * variables, both forms of ports and mounts, health checks, labels, networks, volumes and dependencies.
 */
final class LargeProject {
    private static final String FILE = "compose.yaml";

    private static final String HEAD = """
            name: %s
            x-service: &service
              restart: unless-stopped
              init: true
              stop_grace_period: 5s
              stop_signal: SIGKILL
              read_only: true
              cap_drop: [ALL]
              networks:
                front: {}
                back:
                  aliases: [shop]
            x-environment: &environment
              LOG_LEVEL: ${LOG_LEVEL:-info}
              LOG_FORMAT: json
              TZ: Europe/Paris
              METRICS_PORT: 9090
              FEATURE_SEARCH: "true"
            networks:
              front:
                labels: { com.example.zone: dmz }
              back:
                internal: true
            """;

    private static final String SERVICE = """
              app-{n}:
                <<: *service
                image: ${IMAGE:-${REGISTRY:-registry.example.com}/shop/app-{n}:${TAG:-1.4.2}}
                command: ["/bin/sleep", "1000000"]
                environment:
                  <<: *environment
                  SERVICE_NAME: app-{n}
                  DATABASE_URL: postgres://${DB_USER:-shop}:${DB_PASSWORD:-change-me}@db.example.com:5432/app_{n}
                  CACHE_URL: redis://cache.example.com:6379/{n}
                  CACHE_SECONDS: 300
                  PRICE: "$$1.00"
                ports:
                  - "127.0.0.1:${APP_{n}_PORT-2{padded}}:8080"
                  - target: 9090
                    host_ip: 127.0.0.1
                    protocol: tcp
                volumes:
                  - data-{n}:/var/lib/app
                  - type: tmpfs
                    target: /tmp
                    tmpfs:
                      size: 16m
                healthcheck:
                  test: ["CMD", "/bin/true"]
                  interval: 60s
                  timeout: 5s
                  retries: 3
                  start_period: 10s
                labels:
                  com.example.team: team-{team}
                  com.example.description: "Number {n} of the shop's services, in ${STAGE:-production}"
                  traefik.http.routers.app-{n}.rule: Host(`app-{n}.${DOMAIN:-example.com}`)
            """;

    private LargeProject() {}

    /**
     * Writes the project into a folder.
     *
     * @param environment content of its {@code .env} file
     * @return the Compose file
     */
    static Path write(Path folder, String name, int services, String environment) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(".env"), environment);
        return Files.writeString(folder.resolve(FILE), text(name, services));
    }

    /** An environment in which the project can be started: one small image, and ports that the engine chooses. */
    static String startable(int services, String image) {
        return "IMAGE=" + image + "\n"
                + IntStream.range(0, services)
                        .mapToObj(number -> "APP_" + number + "_PORT=\n")
                        .collect(Collectors.joining());
    }

    static String text(String name, int services) {
        StringBuilder text = new StringBuilder(HEAD.formatted(name)).append("volumes:\n");
        IntStream.range(0, services)
                .forEach(number -> text.append("  data-").append(number).append(": {}\n"));
        text.append("services:\n");
        IntStream.range(0, services)
                .forEach(number -> text.append(service(number)).append(dependencies(number)));
        return text.toString();
    }

    private static String service(int number) {
        return SERVICE.replace("{n}", String.valueOf(number))
                .replace("{padded}", String.format("%04d", number))
                .replace("{team}", String.valueOf(number % 12));
    }

    /** On two others, so that the longest chain is short, as it is in real projects. */
    private static String dependencies(int number) {
        return number == 0
                ? ""
                : """
                    depends_on:
                      app-%d:
                        condition: service_started
                        restart: true
                """.formatted(number / 2)
                        + (number / 2 == number / 3
                                ? ""
                                : "      app-" + number / 3 + ": {condition: service_started}\n");
    }
}
