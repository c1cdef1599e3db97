package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack of five services in two editions that differ in everything: each deployment of the other edition replaces all
 * containers and a network, and pulls an image whose tag has moved. Services depend on each other, one ends, and one lives in
 * the namespaces of another.
 */
final class SweepStack implements AutoCloseable {
    static final DeployOptions OPTIONS =
            new DeployOptions(Optional.empty(), Optional.empty(), false, Duration.ofSeconds(30), Duration.ZERO, true);

    static final String SLEEP = "exec sleep 1000";

    private static final String COMPOSE = """
            x-service: &service
              image: ${IMAGE}
              command: [sleep, "1000"]
              stop_signal: SIGKILL
              labels: {edition: "${EDITION}"}
            services:
              db:
                <<: *service
                command: [sh, -c, "test -e /data/file || echo precious > /data/file; exec sleep 1000"]
                volumes: ["data:/data"]
                networks: [back]
                restart: unless-stopped
              job:
                <<: *service
                command: ["true"]
                networks: [back]
                depends_on: [db]
              web:
                <<: *service
                image: ${WEB}
                pull_policy: always
                networks: [back, front]
                restart: always
                depends_on: {job: {condition: service_completed_successfully}}
              sidecar:
                <<: *service
                network_mode: service:web
              proxy:
                <<: *service
                command: [sh, -c, "${PROXY}"]
                networks: [front]
                depends_on: [web]
            networks:
              back: {labels: {edition: "${EDITION}"}}
              front: {}
            volumes:
              data: {}
            """;

    final TestStack stack;
    private final TestRegistry registry;
    private String edition = "one";

    SweepStack(TestEngine engine, Path directory, TestRegistry registry) {
        stack = new TestStack(engine, directory);
        this.registry = registry;
        stack.deployed(load(edition), OPTIONS);
    }

    /** The edition that does not run, with its image in the registry. */
    Project next() {
        return load(other());
    }

    /** Its name. */
    String other() {
        return edition.equals("one") ? "two" : "one";
    }

    /** Puts the image of an edition into the registry. */
    String web(String which) {
        return registry.put(stack.name + "/web:1", which, 0);
    }

    private Project load(String which) {
        return project(stack.name, web(which), which, SLEEP);
    }

    /**
     * An edition of such a stack.
     *
     * @param web image of the web server
     * @param proxy what the proxy does, as a line of shell
     */
    static Project project(String name, String web, String edition, String proxy) {
        LoadRequest request = LoadRequest.of(List.of(new ComposeFile("compose.yaml", COMPOSE)))
                .withProjectName(name)
                .withVariables(Map.of("IMAGE", TestEngine.BUSYBOX, "WEB", web, "EDITION", edition, "PROXY", proxy));
        try {
            return ComposeLoader.load(request);
        } catch (ComposeException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    StackSnapshot snapshot() {
        return StackSnapshot.of(stack);
    }

    /** Everything is as it was. */
    void assertAsBefore(StackSnapshot before, String what) {
        assertThat(snapshot()).as(what).isEqualTo(before);
        assertWorks(edition, what);
    }

    /** Everything is new, nothing of the old is left, and the volume is the same. */
    void assertReplaced(StackSnapshot before, String what) {
        StackSnapshot now = snapshot();
        assertThat(now.containers().keySet())
                .as(what)
                .isEqualTo(before.containers().keySet());
        assertThat(now.containers().values())
                .as(what)
                .doesNotContainAnyElementsOf(before.containers().values())
                .noneMatch(facts -> facts.contains(" of before"));
        assertThat(now.running()).as(what).hasSize(4);
        assertThat(now.networks().keySet()).as(what).isEqualTo(before.networks().keySet());
        assertThat(now.volumes()).as(what).isEqualTo(before.volumes());
        edition = other();
        assertWorks(edition, what);
    }

    private void assertWorks(String which, String what) {
        assertThat(stack.exec("db", "/bin/cat", "/data/file")).as(what).isEqualTo("precious");
        assertThat(stack.exec("web", "/bin/cat", "/content")).as(what).isEqualTo(which);
        assertThat(stack.exec("sidecar", "/bin/nslookup", "db")).as(what).contains("Address");
        assertThat(stack.exec("proxy", "/bin/nslookup", "web")).as(what).contains("Address");
        assertThat(stack.deployed(load(which), OPTIONS)).as(what).containsEntry("status", "UNCHANGED");
    }

    @Override
    public void close() {
        stack.close();
    }
}
