package io.jenkins.plugins.windflow.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.description.ApiDescription;
import io.jenkins.plugins.windflow.description.ApiOperation;
import io.jenkins.plugins.windflow.testing.Browser;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whatever the address: what is too much, of a wrong type or without a crumb is refused before anything looks at it. */
@WithJenkins
class RequestLimitsTest {
    private static final List<ApiOperation> POSTS = ApiDescription.get().operations().stream()
            .filter(operation -> operation.verb().equals("POST"))
            .toList();

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
    void everyPostWantsACrumb() throws Exception {
        Browser browser = Browser.of(j, "admin");
        for (ApiOperation operation : POSTS) {
            var request = browser.request(address(operation))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"));
            HttpResponse<String> answer = browser.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s without a crumb", operation).isEqualTo(403);
            assertThat(answer.body()).as("%s without a crumb", operation).contains("No valid crumb");
        }
    }

    @Test
    void formsAndTextsAreNoBodies() throws Exception {
        Browser browser = Browser.of(j, "admin");
        for (ApiOperation operation : POSTS) {
            for (String type :
                    List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x")) {
                says(
                        browser.post(address(operation), type, BodyPublishers.ofString("{\"how\":\"resume\"}")),
                        415,
                        "The body must be application/json");
            }
        }
        says(browser.post(address(POSTS.getFirst()), null, BodyPublishers.ofString("{}")), 415, "The body must be");
    }

    @Test
    void largeBodiesAreRefusedWhetherOrNotTheirLengthIsTold() throws Exception {
        Browser browser = Browser.of(j, "admin");
        byte[] large = new byte[RequestLimits.JSON_BYTES + 1];
        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(large), BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))) {
            says(
                    browser.post("windflow/api/configuration", "application/json", body),
                    413,
                    "The body is larger than 4194304 bytes");
        }
    }

    @Test
    void uploadsHaveALimitOfTheirOwn() throws Exception {
        WindflowConfiguration.get().setUploadLimit(1);
        says(
                Browser.of(j, "admin")
                        .post(
                                "windflow/api/configuration",
                                "application/octet-stream",
                                BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])),
                413,
                "The upload is larger than 1048576 bytes");
    }

    @Test
    void tooManyChangesInAMinuteHaveToWait() throws Exception {
        WindflowConfiguration.get().setChangesPerMinute(10);
        Browser browser = Browser.of(j, "admin");
        HttpResponse<String> answer = null;
        for (int i = 0; i <= 10; i++) {
            answer = browser.postJson("windflow/api/subscribe", "{}");
        }
        says(answer, 429, "You ask for too many changes in a short time: try again in ");
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 6));
        assertThat(Browser.of(j, "other")
                        .postJson("windflow/api/subscribe", "{}")
                        .statusCode())
                .as("nobody pays for others")
                .isEqualTo(400);
        assertThat(browser.get("windflow/api/environments").statusCode())
                .as("reads are counted apart")
                .isEqualTo(200);
    }

    private static String address(ApiOperation operation) {
        return operation.address(name -> name.equals("operation") ? "20260101-000000-000-aaaaaaaa" : "1");
    }

    private static void says(HttpResponse<String> answer, int status, String sentence) throws Exception {
        JsonNode json = JsonAnswer.JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json.path("error").asText()).startsWith(sentence).endsWith(".");
    }
}
