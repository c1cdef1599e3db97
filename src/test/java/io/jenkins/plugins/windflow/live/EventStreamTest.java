package io.jenkins.plugins.windflow.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** One stream of events for each browser: what is asked for, and what was missed. */
@WithJenkins
class EventStreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule jenkins) {
        j = jenkins;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin", "other"));
    }

    @Test
    void tellsTheStateOfATopicAndItsNews() throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        CountDownLatch go = new CountDownLatch(1);
        Operation operation = submit(go);
        Browser browser = Browser.of(j, "admin");
        try (Stream stream = new Stream(browser, null)) {
            String id = stream.id();
            assertThat(subscribe(browser, id, "environments", "operation:" + operation.id(), "environment:nowhere"))
                    .isEqualTo(204);
            stream.awaits(
                    "event: environments",
                    "\"name\":\"prod\"",
                    "event: operation",
                    "\"state\":\"",
                    "event: gone",
                    "{\"topic\":\"environment:nowhere\"}");
            go.countDown();
            stream.awaits("event: log", "a line of the log", "\"state\":\"SUCCEEDED\"");
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissed() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Operation operation = submit(go);
        Browser browser = Browser.of(j, "admin");
        String id;
        try (Stream stream = new Stream(browser, null)) {
            id = stream.id();
            subscribe(browser, id, "operation:" + operation.id());
            stream.awaits("event: operation");
        }
        go.countDown();
        operation.completion().join();
        try (Stream stream = new Stream(browser, id + "-1")) {
            stream.awaits("a line of the log", "\"state\":\"SUCCEEDED\"");
            assertThat(stream.text.toString())
                    .as("hello is the first event of every connection")
                    .startsWith("id: " + id + "-1\nevent: hello\n");
        }
    }

    @Test
    void aStreamBelongsToItsViewer() throws Exception {
        Browser browser = Browser.of(j, "admin");
        try (Stream stream = new Stream(browser, null)) {
            assertThat(subscribe(Browser.of(j, "other"), stream.id(), "environments"))
                    .isEqualTo(404);
            try (Stream others = new Stream(Browser.of(j, "other"), stream.id() + "-1")) {
                assertThat(others.id()).isNotEqualTo(stream.id());
            }
        }
    }

    @Test
    void aWatchedEnvironmentIsLookedAt() throws Exception {
        TestEngine engine = TestEngines.any();
        Configured.open("local", engine);
        Browser browser = Browser.of(j, "admin");
        try (Stream stream = new Stream(browser, null)) {
            subscribe(browser, stream.id(), "environment:local");
            stream.awaits("event: stacks", "\"stacks\":[");
            JsonNode stacks = JsonAnswer.JSON.readTree(
                    browser.get("windflow/api/environment/local/stacks").body());
            assertThat(stacks.path("environment").path("name").asText()).isEqualTo("local");
            assertThat(stacks.path("stacks").isArray()).isTrue();
        }
    }

    private static int subscribe(Browser browser, String stream, String... topics) throws Exception {
        String body = JsonAnswer.JSON.writeValueAsString(Map.of("stream", stream, "topics", topics));
        return browser.postJson("windflow/api/subscribe", body).statusCode();
    }

    private static Operation submit(CountDownLatch go) {
        return WindflowRuntime.get()
                .operations()
                .submit(new OperationRequest(OperationKind.PLAN, "prod", "shop", "admin", "test", null, run -> {
                    go.await();
                    run.log("a line of the log");
                    return OperationResult.succeeded(Map.of());
                }));
    }

    /** An open stream whose text is collected. */
    private static final class Stream implements AutoCloseable {
        private final InputStream in;
        private final StringBuffer text = new StringBuffer();

        Stream(Browser browser, String lastId) throws Exception {
            var request = browser.request("windflow/api/events");
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            HttpResponse<InputStream> answer = browser.client().send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("text/event-stream");
            in = answer.body();
            Thread.ofVirtual().start(this::collect);
        }

        String id() {
            awaits("event: hello", "\"stream\":\"");
            String all = text.toString();
            int begin = all.indexOf("\"stream\":\"") + 10;
            return all.substring(begin, all.indexOf('"', begin));
        }

        void awaits(String... parts) {
            await().atMost(LONG).untilAsserted(() -> assertThat(text.toString()).contains(parts));
        }

        private void collect() {
            byte[] buffer = new byte[8192];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            } catch (IOException closed) {
                text.append("\n: closed\n");
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
