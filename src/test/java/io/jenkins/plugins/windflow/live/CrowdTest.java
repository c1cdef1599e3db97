package io.jenkins.plugins.windflow.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Two hundred people look at the same list: all of them see what is new, and none of them holds a thread of the web server. */
@WithJenkins
class CrowdTest {
    private static final int VIEWERS = 200;
    private static final int STREAMS_EACH = 10;
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void everybodySeesWhatIsNew(JenkinsRule j) throws Exception {
        TestEngine engine = TestEngines.any();
        Configured.open("local", engine);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(IntStream.range(0, VIEWERS / STREAMS_EACH)
                        .mapToObj(i -> "viewer-" + i)
                        .toArray(String[]::new)));
        long threadsBefore = platformThreads();
        List<Viewer> crowd = new ArrayList<>();
        String container = null;
        try {
            for (int i = 0; i < VIEWERS; i++) {
                crowd.add(new Viewer(Browser.of(j, "viewer-" + i / STREAMS_EACH)));
            }
            crowd.forEach(Viewer::awaitsList);
            assertThat(platformThreads() - threadsBefore)
                    .as("threads that are not virtual")
                    .isLessThan(VIEWERS / 2);
            container = engine.run("sleep", "10000");
            String id = container;
            await().atMost(LONG).until(() -> crowd.stream().allMatch(viewer -> viewer.hasHeard(id)));
        } finally {
            crowd.forEach(Viewer::leave);
            if (container != null) {
                engine.remove(container);
            }
        }
    }

    /** Threads that the web server and everything else would share; the viewers of this test are virtual too. */
    private static long platformThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("HttpClient"))
                .count();
    }

    private static final class Viewer {
        private final BufferedReader events;
        private final StringBuffer heard = new StringBuffer();
        private final Thread listener;

        Viewer(Browser browser) throws Exception {
            var answer =
                    browser.client().send(browser.request("windflow/api/events").build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            String hello = "";
            while (!hello.startsWith("data: ")) {
                hello = events.readLine();
            }
            String stream = hello.replaceFirst(".*\"stream\":\"", "").replaceFirst("\".*", "");
            listener = Thread.ofVirtual().start(this::listen);
            assertThat(browser.postJson(
                                    "windflow/api/subscribe",
                                    "{\"stream\":\"" + stream + "\",\"topics\":[\"containers:local\"]}")
                            .statusCode())
                    .isEqualTo(204);
        }

        private void listen() {
            try {
                for (String line = events.readLine(); line != null; line = events.readLine()) {
                    heard.append(line).append('\n');
                }
            } catch (IOException left) {
                heard.append(": left\n");
            }
        }

        void awaitsList() {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(heard.toString()).contains("\"event\":\"containers\""));
        }

        boolean hasHeard(String text) {
            return heard.indexOf(text) >= 0;
        }

        void leave() {
            listener.interrupt();
            try {
                events.close();
            } catch (IOException gone) {
                heard.append(": gone\n");
            }
        }
    }
}
