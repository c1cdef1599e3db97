package io.jenkins.plugins.windflow.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.audit.AuditFilter;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TerminalClient;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Terminals over HTTP and WebSocket: who may, what is told, and what is recorded. */
@WithJenkins
@Timeout(180)
class TerminalApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestEngine engine = TestEngines.any();
    private JenkinsRule j;
    private String terminals;

    @BeforeEach
    void open(JenkinsRule jenkins) {
        j = jenkins;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        grant("alice", "bob");
        Configured.open("prod", engine);
        terminals = "windflow/api/environment/prod/container/" + engine.run("sleep", "600") + "/terminal/";
    }

    private void grant(String... users) {
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(WindflowPermissions.EXEC)
                .everywhere()
                .to(users));
    }

    @Test
    void aTerminalIsOpenedUsedListedAndClosed() throws Exception {
        Browser alice = Browser.of(j, "alice");
        JsonNode opened = create(alice, "{\"directory\": \"/tmp\", \"rows\": 31, \"columns\": 99}");
        assertThat(opened.path("program").asText()).isEqualTo("/bin/ash");
        String path = terminals + opened.path("id").asText() + "/";
        try (TerminalClient client = TerminalClient.attach(alice, path)) {
            assertThat(client.message("hello").path("terminal").path("id")).isEqualTo(opened.path("id"));
            client.type("pwd; stty size\r");
            client.awaits("/tmp\r\n", "31 99");
            client.tell("{\"type\": \"resize\", \"rows\": 40, \"columns\": 120}");
            client.type("sleep 0.3; stty size\r");
            client.awaits("40 120");
            client.tell("{\"type\": \"ping\"}");
            client.message("pong");
            assertThat(list(alice).path(0).path("attached").asBoolean()).isTrue();
            HttpResponse<String> closed = alice.postJson(path + "close", "{}");
            assertThat(closed.statusCode()).isEqualTo(200);
            assertThat(client.message("exit").path("end").path("sentence").asText())
                    .isEqualTo("The terminal was closed.");
            await().until(client::isClosed);
        }
        assertThat(list(alice)).isEmpty();
        AuditRecord end = records("terminal.end").getFirst();
        assertThat(end.who()).isEqualTo("alice");
        assertThat(end.address()).isEqualTo("127.0.0.1");
        assertThat(end.subject().name()).startsWith("wf-test-");
        assertThat(end.detail())
                .startsWith("/bin/ash as the container's own user, from ")
                .endsWith("The terminal was closed.");
        assertThat(records("terminal.open")).hasSize(1);
    }

    @Test
    void aLostConnectionFindsTheTerminalAsItWas() throws Exception {
        Browser alice = Browser.of(j, "alice");
        String path = terminals + create(alice, "{}").path("id").asText() + "/";
        TerminalClient first = TerminalClient.attach(alice, path);
        first.type("word=remem''bered; echo first-$word\r");
        first.awaits("first-remembered");
        first.vanish();
        await().until(() -> !list(alice).path(0).path("attached").asBoolean());
        try (TerminalClient second = TerminalClient.attach(alice, path)) {
            second.awaits("first-remembered");
            second.type("echo second-$word\r");
            second.awaits("second-remembered");
            try (TerminalClient third = TerminalClient.attach(alice, path)) {
                third.awaits("second-remembered");
                second.message("replaced");
                third.tell("{\"type\": \"close\"}");
                assertThat(third.message("exit").path("end").path("reason").asText())
                        .isEqualTo("CLOSED");
            }
        }
    }

    @Test
    void theShellsOwnEndIsTold() throws Exception {
        Browser alice = Browser.of(j, "alice");
        String path = terminals + create(alice, "{}").path("id").asText() + "/";
        try (TerminalClient client = TerminalClient.attach(alice, path)) {
            client.type("seq 1 20000; exit 3\r");
            assertThat(client.message("exit").path("end").path("exitCode").asInt())
                    .isEqualTo(3);
            assertThat(client.shown()).as("all of the output comes first").contains("\r\n20000\r\n");
        }
    }

    @Test
    void nobodyElseAttachesAndNoStrangersPage() throws Exception {
        Browser alice = Browser.of(j, "alice");
        String path = terminals + create(alice, "{}").path("id").asText() + "/";
        assertThat(refusal(Browser.of(j, "bob"), path)).isEqualTo(404);
        assertThat(refusal(Browser.of(j, "carol"), path)).isEqualTo(403);
        assertThat(Browser.of(j, "bob").postJson(path + "close", "{}").statusCode())
                .isEqualTo(404);
        assertThat(Browser.of(j, "carol").postJson(terminals, "{}").statusCode())
                .isEqualTo(403);
        assertThat(list(Browser.of(j, "bob"))).isEmpty();
        assertThat(refusal(alice, path, "Origin", "http://evil.example")).isEqualTo(403);
        String own = j.getURL().toString().replaceFirst("^(http://[^/]+).*", "$1");
        try (TerminalClient client = TerminalClient.attach(alice, path, "Origin", own)) {
            client.message("hello");
        }
        assertThat(records("terminal.open").stream().map(AuditRecord::outcome))
                .containsExactlyInAnyOrder(AuditRecord.Outcome.DONE, AuditRecord.Outcome.REFUSED);
    }

    @Test
    void aPermissionThatIsTakenAwayEndsTheTerminal() throws Exception {
        Browser alice = Browser.of(j, "alice");
        String path = terminals + create(alice, "{}").path("id").asText() + "/";
        try (TerminalClient client = TerminalClient.attach(alice, path)) {
            client.message("hello");
            grant("bob");
            JsonNode end = client.message("exit").path("end");
            assertThat(end.path("reason").asText()).isEqualTo("REVOKED");
            assertThat(end.path("sentence").asText()).contains("Windflow/Exec was taken away");
            await().atMost(Duration.ofSeconds(5)).until(client::isClosed);
        }
    }

    @Test
    void whatCannotBeIsSaidInOneSentence() throws Exception {
        Browser alice = Browser.of(j, "alice");
        assertThat(alice.postJson(terminals, "{\"program\": \"zsh\"}").body()).contains("has no zsh; there is: ");
        assertThat(alice.postJson(terminals, "{\"program\": \"zsh\"}").statusCode())
                .isEqualTo(409);
        assertThat(alice.postJson(terminals, "{\"rows\": 0}").statusCode()).isEqualTo(400);
        assertThat(alice.postJson(terminals, "{\"directory\": \"here\"}").statusCode())
                .isEqualTo(400);
        assertThat(alice.postJson("windflow/api/environment/prod/container/nope/terminal/", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(alice.get(terminals + "0123/").statusCode()).isEqualTo(404);
    }

    private JsonNode create(Browser browser, String wish) throws Exception {
        HttpResponse<String> answer = browser.postJson(terminals, wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode list(Browser browser) throws Exception {
        return JSON.readTree(browser.get(terminals).body()).path("terminals");
    }

    private static int refusal(Browser browser, String path, String... headers) {
        try (TerminalClient attached = TerminalClient.attach(browser, path, headers)) {
            return 101;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private static List<AuditRecord> records(String action) {
        return WindflowRuntime.get().audit().read(AuditFilter.newest(50)).stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }
}
