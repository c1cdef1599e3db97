package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small shop that runs on an engine while deployments of it fail: a database with a volume, a job, a web server that waits
 * for both, and a service that nobody else knows. {@link #changed} lays another Compose file over it.
 */
final class FailureShop implements AutoCloseable {
    /** Half a minute at most; containers without a health check are up at once. */
    static final DeployOptions QUICK = options(Duration.ofSeconds(30), Duration.ofMillis(300));

    private static final String COMPOSE = """
            x-service: &service
              image: ${IMAGE}
              command: [/bin/sh, -c, "trap 'exit 0' TERM; sleep 1000 & wait"]
              stop_grace_period: 1s
            services:
              db:
                <<: *service
                command: [/bin/sh, -c, "test -e /data/file || echo precious > /data/file; trap 'exit 0' TERM; sleep 1000 & wait"]
                volumes: ["data:/data"]
                restart: unless-stopped
              job:
                <<: *service
                command: ["true"]
              web:
                <<: *service
                depends_on: {db: {condition: service_started}, job: {condition: service_completed_successfully}}
                restart: on-failure:7
              other:
                <<: *service
                restart: always
            volumes:
              data: {}
            """;

    final TestStack stack;
    private final Map<String, String> variables;

    /** @param variables that the files which are laid over the shop's may use */
    FailureShop(TestEngine engine, Path directory, Map<String, String> variables) {
        stack = new TestStack(engine, directory);
        this.variables = variables;
        stack.deployed(unchanged(), QUICK);
    }

    static DeployOptions options(Duration timeout, Duration minUptime) {
        return new DeployOptions(Optional.empty(), Optional.empty(), false, timeout, minUptime, true);
    }

    /** The shop as it runs. */
    Project unchanged() {
        return changed("{}");
    }

    /** The shop with another Compose file laid over its own. */
    Project changed(String override) {
        LoadRequest request = LoadRequest.of(
                        List.of(new ComposeFile("shop.yaml", COMPOSE), new ComposeFile("change.yaml", override)))
                .withProjectName(stack.name)
                .withVariables(variables());
        try {
            return ComposeLoader.load(request);
        } catch (ComposeException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private Map<String, String> variables() {
        Map<String, String> all = new HashMap<>(variables);
        all.put("IMAGE", TestEngine.BUSYBOX);
        all.put("NAME", stack.name);
        return all;
    }

    /**
     * What a deployment promises that has passed its gate, whatever happened around it: it is there, nothing is left over and
     * volumes are untouched. Afterwards the shop is as it was again.
     *
     * @param change what was laid over the shop's file
     */
    void assertDeployed(String change, StackSnapshot before, Operation operation) {
        StackSnapshot now = snapshot();
        assertThat(now.containers().keySet())
                .as(() -> TestStack.log(operation))
                .isEqualTo(before.containers().keySet());
        assertThat(now.containers().values()).noneMatch(facts -> facts.contains(" of before"));
        assertThat(now.networks().keySet()).isEqualTo(before.networks().keySet());
        assertThat(now.volumes()).isEqualTo(before.volumes());
        assertWorks();
        assertThat(stack.deployed(changed(change), QUICK)).containsEntry("status", "UNCHANGED");
        stack.deployed(unchanged(), QUICK);
    }

    StackSnapshot snapshot() {
        return StackSnapshot.of(stack);
    }

    /**
     * What a failed deployment promises: the services that ran still run, volumes are untouched, nothing is left over, and
     * the shop as it was needs no change.
     *
     * @param before of the stack before the deployment
     */
    void assertNothingLost(StackSnapshot before, Operation operation) {
        assertAsBefore(before, operation);
        assertThat(stack.deployed(unchanged(), QUICK)).containsEntry("status", "UNCHANGED");
    }

    /** {@link #assertNothingLost} of a shop in which something is not as its file says, on purpose. */
    void assertAsBefore(StackSnapshot before, Operation operation) {
        assertThat(snapshot()).as(() -> TestStack.log(operation)).isEqualTo(before);
        assertWorks();
    }

    /** The data is there, and the database can be reached by its name. */
    void assertWorks() {
        assertThat(stack.exec("db", "/bin/cat", "/data/file")).isEqualTo("precious");
        assertThat(stack.exec("web", "/bin/nslookup", "db")).contains("Address");
    }

    @Override
    public void close() {
        stack.close();
    }
}
