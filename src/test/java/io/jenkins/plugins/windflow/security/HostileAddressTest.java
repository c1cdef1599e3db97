package io.jenkins.plugins.windflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.description.ApiDescription;
import io.jenkins.plugins.windflow.description.ApiOperation;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A name in an address is never a path, a pattern or markup: what cannot be a name is answered like a name that is not there. */
@WithJenkins
class HostileAddressTest {
    private static final List<String> TRICKS = List.of(
            "..",
            "%2e%2e",
            "..%2f..%2fetc%2fpasswd",
            "a%2fb",
            "a%00b",
            "a%0d%0aX-Injected:%201",
            "%3Cscript%3E",
            "%E2%80%AEgnp",
            "-rf",
            "%3Fforce=1",
            "a%5cb",
            "%25",
            "x".repeat(2_000));

    @Test
    void noTrickIsTaken(JenkinsRule j) throws Exception {
        Configured.open("local", TestEngines.any());
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        Browser admin = Browser.of(j, "admin");
        List<String> faults = new ArrayList<>();
        for (ApiOperation operation : ApiDescription.get().operations()) {
            if (operation.path().startsWith("/api/") && !operation.answers().containsKey("101")) {
                for (String hole : operation.holeNames()) {
                    for (String trick : TRICKS) {
                        check(admin, operation, hole, trick, faults);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(Browser admin, ApiOperation operation, String hole, String trick, List<String> faults)
            throws Exception {
        String address =
                operation.address(name -> name.equals(hole) ? trick : name.equals("environment") ? "local" : "nothing");
        HttpResponse<String> answer =
                operation.verb().equals("GET") ? admin.get(address) : admin.postJson(address, "{}");
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean isRefused = answer.statusCode() >= 400 && answer.statusCode() < 500;
        boolean isWithoutSentence = type.startsWith("application/json")
                && new ObjectMapper()
                        .readTree(answer.body())
                        .path("error")
                        .asText()
                        .isEmpty();
        if (!isRefused && !mayBeTaken(operation, answer)
                || isRefused && isWithoutSentence
                || answer.headers().firstValue("X-Injected").isPresent()) {
            faults.add("%s with %s=%s: %d %s"
                    .formatted(
                            operation,
                            hole,
                            trick,
                            answer.statusCode(),
                            answer.body().lines().findFirst().orElse("")));
        }
    }

    /** What is to be removed need not be there, an operation that was submitted fails by itself, and any stack may have no revisions. */
    private static boolean mayBeTaken(ApiOperation operation, HttpResponse<String> answer) {
        return operation.path().endsWith("/remove") && answer.statusCode() == 204
                || operation.verb().equals("POST") && answer.body().startsWith("{\"operation\":")
                || operation.id().equals("listRevisions") && answer.body().contains("\"revisions\":[]");
    }
}
