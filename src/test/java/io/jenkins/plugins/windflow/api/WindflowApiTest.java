package io.jenkins.plugins.windflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What cannot be meant so is answered with the right status and one sentence that names it. */
@WithJenkins
class WindflowApiTest {
    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule jenkins) {
        j = jenkins;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    void numbers() throws Exception {
        Browser browser = Browser.of(j, "admin");
        says(browser.get("windflow/api/operations?limit=many"), 400, "'limit' must be a whole number, not 'many'.");
        says(browser.get("windflow/api/operations?limit=0"), 400, "limit must be between 1 and 500, not 0.");
    }

    @Test
    void configurations() throws Exception {
        Browser browser = Browser.of(j, "admin");
        says(browser.postJson("windflow/api/configuration", "null"), 400, "The body must be a JSON object.");
        says(browser.postJson("windflow/api/configuration", "[]"), 400, "The body must be a JSON object.");
        says(
                browser.postJson(
                        "windflow/api/configuration",
                        "{\"environments\":[{\"name\":\"prod\",\"connection\":{\"tcpSocket\":{\"uri\":\"http://b\"}}}]}"),
                400,
                "Environment 'prod': 'http://b' is not the address of an engine");
        assertThat(WindflowConfiguration.get().getEnvironments()).isEmpty();
    }

    @Test
    void aNewSocketOfTheControllerIsForAdministrators() throws Exception {
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, WindflowPermissions.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        Browser configurer = Browser.of(j, "configurer");
        says(
                configurer.postJson("windflow/api/configuration", socket("prod", "/a")),
                403,
                "configurer is missing the Overall/Administer permission");
        assertThat(WindflowConfiguration.get().getEnvironments()).isEmpty();
        assertThat(Browser.of(j, "admin")
                        .postJson("windflow/api/configuration", socket("prod", "/a"))
                        .statusCode())
                .isEqualTo(200);
        says(configurer.postJson("windflow/api/configuration", socket("prod", "/b")), 403, "Overall/Administer");
        assertThat(configurer
                        .postJson("windflow/api/configuration", socket("renamed", "/a"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(WindflowConfiguration.get().names()).containsExactly("renamed");
    }

    @Test
    void anEnvironmentWithoutItsConnectionBreaksNoOther() throws Exception {
        Configured.open("good", new UnixSocketConnection("/a"));
        Files.writeString(j.jenkins.getRootDir().toPath().resolve(WindflowConfiguration.class.getName() + ".xml"), """
                <io.jenkins.plugins.windflow.config.WindflowConfiguration><environments>
                <io.jenkins.plugins.windflow.config.DockerEnvironment><name>bad</name></io.jenkins.plugins.windflow.config.DockerEnvironment>
                <io.jenkins.plugins.windflow.config.DockerEnvironment><name>good</name>
                <connection class="io.jenkins.plugins.windflow.config.UnixSocketConnection"><path>/a</path></connection>
                </io.jenkins.plugins.windflow.config.DockerEnvironment>
                </environments></io.jenkins.plugins.windflow.config.WindflowConfiguration>
                """);
        WindflowConfiguration.get().load();
        Browser browser = Browser.of(j, "admin");
        assertThat(browser.get("windflow/api/environments").body()).contains("\"bad\"", "choose one", "unix:///a");
        says(browser.get("windflow/api/environment/bad/stacks"), 502, "The environment 'bad' has no connection");
    }

    @Test
    void aConnectionTestEndsWithTheStepThatFails() throws Exception {
        Configured.open("gone", new UnixSocketConnection("/nowhere/docker.sock"));
        JsonNode steps = JsonAnswer.JSON
                .readTree(Browser.of(j, "admin")
                        .postJson("windflow/api/environment/gone/test", "")
                        .body())
                .path("steps");
        assertThat(steps).isNotEmpty();
        assertThat(steps.findValues("ok"))
                .as("each tried one is good but the last")
                .extracting(JsonNode::asBoolean)
                .endsWith(false)
                .containsOnlyOnce(false);
    }

    private static String socket(String environment, String path) {
        return "{\"environments\":[{\"name\":\"%s\",\"connection\":{\"unixSocket\":{\"path\":\"%s\"}}}]}"
                .formatted(environment, path);
    }

    private static void says(HttpResponse<String> answer, int status, String sentence) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonAnswer.JSON.readTree(answer.body()).path("error").asText())
                .contains(sentence);
    }
}
