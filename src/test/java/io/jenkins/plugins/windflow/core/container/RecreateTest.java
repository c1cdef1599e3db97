package io.jenkins.plugins.windflow.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a container that is edited: of its state, of those that depend on it, and when the edit fails. */
class RecreateTest {
    @TempDir
    Path directory;

    private TestContainers containers;

    @AfterEach
    void close() {
        containers.close();
    }

    private static void assertDone(Operation operation) {
        assertThat(operation.state()).as(TestContainers.log(operation)).isEqualTo(OperationState.SUCCEEDED);
    }

    private String status(String name) {
        return containers.inspect(name).path("State").path("Status").asText();
    }

    @EachEngine
    void anEditChangesWhatItNamesAndTakesAwayWhatItClears(TestEngine engine) {
        containers = new TestContainers(engine, directory);
        String name = containers.run("""
                {"Env": ["A=1", "SECRET=word"], "Labels": {"one": "1", "two": "2"}, "WorkingDir": "/tmp",
                 "HostConfig": {"PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": ""}]}}}""");

        assertDone(containers.edit(name, """
                {"Env": ["A=2", "SECRET=***"], "Labels": {"one": null, "three": "3"}, "HostConfig": {"PortBindings": null, "Memory": 33554432}}"""));

        JsonNode after = containers.inspect(name);
        assertThat(after.path("Config").path("Env").toString())
                .contains("A=2", "SECRET=word")
                .doesNotContain("***");
        assertThat(after.path("Config").path("Labels").has("one")).isFalse();
        assertThat(after.path("Config").path("Labels").path("two").asText()).isEqualTo("2");
        assertThat(after.path("Config").path("Labels").path("three").asText()).isEqualTo("3");
        assertThat(after.path("Config").path("WorkingDir").asText()).isEqualTo("/tmp");
        assertThat(after.path("HostConfig").path("PortBindings")).isEmpty();
        assertThat(after.path("HostConfig").path("Memory").asLong()).isEqualTo(33554432);
    }

    @EachEngine
    void theHostNameOfAnIdIsNotKept(TestEngine engine) {
        containers = new TestContainers(engine, directory);
        String name = containers.run("{}");
        String before = containers.inspect(name).path("Config").path("Hostname").asText();

        assertDone(containers.edit(name, "{}"));

        assertThat(containers.inspect(name).path("Config").path("Hostname").asText())
                .isNotEqualTo(before)
                .isEqualTo(containers.id(name).substring(0, 12));
    }

    @EachEngine
    void aConfiguredMacAddressStaysAndAGeneratedOneIsNotKept(TestEngine engine) {
        containers = new TestContainers(engine, directory);
        String mac = "02:42:0a:01:02:03";
        boolean atEndpoint = containers.engine().info().apiAtLeast("1.44");
        String network = containers.network(engine.name().startsWith("20") ? "10.233.41.0/24" : "10.233.42.0/24");
        String name = containers.run(
                atEndpoint
                        ? """
                {"HostConfig": {"NetworkMode": "%s"}, "NetworkingConfig": {"EndpointsConfig": {"%s": {"MacAddress": "%s"}}}}""".formatted(network, network, mac)
                        : "{\"MacAddress\": \"" + mac + "\", \"HostConfig\": {\"NetworkMode\": \"" + network + "\"}}");

        assertDone(containers.edit(name, "{}"));

        assertThat(endpoint(name, network).path("MacAddress").asText()).isEqualTo(mac);
        String other = containers.run("{\"HostConfig\": {\"NetworkMode\": \"" + network + "\"}}");
        ContainerSettings settings = EditPlan.of(containers.stackEngine(), TestContainers.request(other, "{}"))
                .before();
        assertThat(settings.endpoints().path(network).has("MacAddress")).isFalse();
    }

    private JsonNode endpoint(String name, String network) {
        return containers.inspect(name).path("NetworkSettings").path("Networks").path(network);
    }

    @EachEngine
    void stoppedStaysStoppedAndPausedStaysPaused(TestEngine engine) {
        containers = new TestContainers(engine, directory);
        String stopped = containers.create("{}");
        String paused = containers.run("{}");
        containers.stackEngine().pause(paused);

        assertDone(containers.edit(stopped, "{\"WorkingDir\": \"/tmp\"}"));
        assertDone(containers.edit(paused, "{\"WorkingDir\": \"/tmp\"}"));

        assertThat(status(stopped)).isEqualTo("created");
        assertThat(status(paused)).isEqualTo("paused");
    }

    @EachEngine
    void whoeverSharesItsNamespacesIsMadeOnceMoreWithIt(TestEngine engine) throws Exception {
        containers = new TestContainers(engine, directory);
        String parent = containers.run("{\"HostConfig\": {\"IpcMode\": \"shareable\"}}");
        String byId =
                containers.run("{\"HostConfig\": {\"NetworkMode\": \"container:" + containers.id(parent) + "\"}}");
        String byName = containers.run("{\"HostConfig\": {\"PidMode\": \"container:" + parent + "\"}}");
        String further =
                containers.run("{\"HostConfig\": {\"NetworkMode\": \"container:" + containers.id(byId) + "\"}}");

        Operation operation = containers.edit(parent, "{\"Labels\": {\"edited\": \"yes\"}}");

        assertDone(operation);
        assertThat(operation.plan().orElseThrow().text()).contains(byId, byName, further);
        for (String name : new String[] {parent, byId, byName, further}) {
            assertThat(status(name)).as(name).isEqualTo("running");
        }
        assertThat(containers.exec(byId, "/bin/hostname"))
                .isEqualTo(containers.id(parent).substring(0, 12));
        assertThat(containers
                        .inspect(byId)
                        .path("HostConfig")
                        .path("NetworkMode")
                        .asText())
                .isEqualTo("container:" + containers.id(parent));
    }

    @EachEngine
    void aCommandThatFailsIsTakenBack(TestEngine engine) {
        containers = new TestContainers(engine, directory);
        String name = containers.run("{\"HostConfig\": {\"RestartPolicy\": {\"Name\": \"unless-stopped\"}}}");
        String child = containers.run("{\"HostConfig\": {\"NetworkMode\": \"container:" + containers.id(name) + "\"}}");
        String id = containers.id(name);
        String childId = containers.id(child);

        Operation operation = containers.edit(name, "{\"Cmd\": [\"/bin/no-such-program\"]}");

        assertThat(operation.state()).as(TestContainers.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(operation.error().orElseThrow()).contains("no-such-program");
        assertUntouched(name, id);
        assertUntouched(child, childId);
        assertThat(containers
                        .inspect(name)
                        .path("HostConfig")
                        .path("RestartPolicy")
                        .path("Name")
                        .asText())
                .isEqualTo("unless-stopped");
    }

    private void assertUntouched(String name, String id) {
        JsonNode now = containers.inspect(name);
        assertThat(now.path("Id").asText()).isEqualTo(id);
        assertThat(now.path("State").path("Status").asText()).isEqualTo("running");
    }

    @EachEngine
    void aContainerThatDoesNotGetHealthyIsTakenBack(TestEngine engine) {
        containers = new TestContainers(engine, directory);
        String name = containers.run("{}");
        String id = containers.id(name);

        Operation operation = containers.edit(
                name,
                "{\"Healthcheck\": {\"Test\": [\"CMD\", \"/bin/false\"], \"Interval\": 200000000, \"Retries\": 1}}");

        assertThat(operation.state()).as(TestContainers.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
        assertUntouched(name, id);
    }

    @EachEngine
    void aPortThatIsTakenIsTakenBack(TestEngine engine) throws Exception {
        containers = new TestContainers(engine, directory);
        String network = containers.network(engine.name().startsWith("20") ? "10.234.41.0/24" : "10.234.42.0/24");
        String name = containers.run("{\"HostConfig\": {\"NetworkMode\": \"" + network + "\"}}");
        String id = containers.id(name);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Operation operation = containers.edit(
                    name,
                    "{\"HostConfig\": {\"PortBindings\": {\"80/tcp\": [{\"HostIp\": \"127.0.0.1\", \"HostPort\": \""
                            + port + "\"}]}}}");

            assertThat(operation.state()).as(TestContainers.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(operation.error().orElseThrow()).contains(port);
        }
        assertUntouched(name, id);
    }

    @EachEngine
    void anAutoRemoveContainerKeepsItsAnonymousVolume(TestEngine engine) throws Exception {
        containers = new TestContainers(engine, directory);
        String name = containers.run("{\"Volumes\": {\"/data\": {}}, \"HostConfig\": {\"AutoRemove\": true}}");
        containers.exec(name, "/bin/sh", "-c", "echo precious > /data/file");

        Operation operation = containers.edit(name, "{\"Labels\": {\"edited\": \"yes\"}}");

        assertDone(operation);
        assertThat(operation.plan().orElseThrow().text()).contains("auto-remove");
        assertThat(containers.exec(name, "/bin/cat", "/data/file")).isEqualTo("precious");
        assertThat(containers
                        .inspect(name)
                        .path("HostConfig")
                        .path("AutoRemove")
                        .asBoolean())
                .isTrue();
    }

    @EachEngine
    void whatIsTheImagesOwnComesFromTheNewImage(TestEngine engine) throws Exception {
        containers = new TestContainers(engine, directory);
        String image =
                image("one", "ENV KIND=one", "ENV SHARED=same", "LABEL kind=one", "CMD [\"/bin/sleep\", \"1000\"]");
        String next = image("two", "ENV KIND=two", "ENV NEW=yes", "LABEL kind=two", "CMD [\"/bin/sleep\", \"2000\"]");
        String name = containers.run(
                "{\"Image\": \"" + image
                        + "\", \"Entrypoint\": [], \"Cmd\": null, \"Env\": [\"SHARED=mine\", \"MY=own\"], \"StopSignal\": \"SIGKILL\"}");

        assertDone(containers.edit(name, "{\"Image\": \"" + next + "\"}"));

        JsonNode config = containers.inspect(name).path("Config");
        assertThat(config.path("Env").toString())
                .contains("KIND=two", "NEW=yes", "SHARED=mine", "MY=own")
                .doesNotContain("KIND=one");
        assertThat(config.path("Labels").path("kind").asText()).isEqualTo("two");
        assertThat(config.path("Cmd").toString()).contains("2000");
        assertThat(config.path("StopSignal").asText()).isEqualTo("SIGKILL");
    }

    private String image(String tag, String... changes) {
        String repository = "windflow-test/" + TestEngines.uniqueName("edit");
        String script = String.join("\n", changes);
        String source = containers.create("{}");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("container", source);
        query.put("repo", repository);
        query.put("tag", tag);
        query.put("changes", script + "\nLABEL " + TestEngines.LABEL + "=" + TestEngines.label());
        containers.engine().postJson("/commit", query, null);
        containers.engine().delete(EnginePath.of("containers", source), Map.of("force", "1"));
        return repository + ":" + tag;
    }

    @EachEngine
    void limitsAndThePolicyAreChangedInPlace(TestEngine engine) {
        containers = new TestContainers(engine, directory);
        String name = containers.run("{\"HostConfig\": {\"Memory\": 67108864}}");
        EditPlan plan = EditPlan.of(
                containers.stackEngine(),
                TestContainers.request(
                        name,
                        "{\"HostConfig\": {\"Memory\": 50331648, \"MemorySwap\": 100663296, \"RestartPolicy\": {\"Name\": \"always\"}}}"));

        assertThat(plan.way()).isEqualTo(EditPlan.Way.UPDATE);
        String id = containers.id(name);
        plan.live().orElseThrow().make(containers.engine(), id);
        JsonNode now = containers.inspect(name);
        assertThat(now.path("Id").asText()).isEqualTo(id);
        assertThat(now.path("HostConfig").path("Memory").asLong()).isEqualTo(50331648);
        assertThat(now.path("HostConfig").path("RestartPolicy").path("Name").asText())
                .isEqualTo("always");
        EditPlan cleared = EditPlan.of(
                containers.stackEngine(),
                TestContainers.request(name, "{\"HostConfig\": {\"Memory\": null, \"MemorySwap\": null}}"));
        assertThat(cleared.way()).isEqualTo(EditPlan.Way.RECREATE);
    }
}
