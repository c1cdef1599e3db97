package io.jenkins.plugins.windflow.api.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@Timeout(120)
class LogApiTest {
    private static final String LOGS = "windflow/api/environment/prod/logs/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestEngine engine = TestEngines.any();

    private Browser browser(JenkinsRule j) throws Exception {
        Configured.open("prod", engine);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, WindflowPermissions.VIEW)
                .everywhere()
                .to("viewer"));
        return Browser.of(j, "viewer");
    }

    /** Runs a script to its end; the container's id. */
    private String ran(Browser browser, String script, int lines) {
        String id = engine.run("sh", "-c", script);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(page(browser, id).path("items")).hasSize(lines));
        return id;
    }

    private static JsonNode page(Browser browser, String id, String... more) throws Exception {
        HttpResponse<String> answer = browser.get(LOGS + "?containers=" + id + String.join("", more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<String> texts(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(JsonNode::isArray)
                .map(line -> line.path(3).asText())
                .toList();
    }

    @Test
    void aPageHasLinesTheirOutputsAndWhereToGoOn(JenkinsRule j) throws Exception {
        Browser browser = browser(j);
        String id = ran(browser, "echo one; sleep 0.1; echo two >&2; sleep 0.1; echo three", 3);

        JsonNode first = page(browser, id, "&stderr=0&tail=all");
        assertThat(texts(first.path("items"))).containsExactly("one", "three");
        JsonNode all = page(browser, id);
        assertThat(texts(all.path("items"))).containsExactly("one", "two", "three");
        assertThat(all.path("items").findValuesAsText("1")).isEmpty();
        assertThat(all.path("items").path(1).path(1).asInt())
                .as("standard error")
                .isEqualTo(2);
        assertThat(all.path("items").path(0).path(2).asText()).matches("20..-..-..T..:..:..\\.[0-9]{9}Z");
        assertThat(texts(page(browser, id, "&tail=1").path("items"))).containsExactly("three");
        assertThat(texts(page(browser, id, "&after=" + all.path("after").asText())
                        .path("items")))
                .isEmpty();
    }

    @Test
    void whatIsAskedWronglyIsSaidInOneSentence(JenkinsRule j) throws Exception {
        Browser browser = browser(j);
        for (String query : List.of(
                "",
                "?containers=a&tail=x",
                "?containers=a&since=yesterday",
                "?containers=a&stdout=0&stderr=0",
                "?containers=a&after=x",
                "?containers=a&follow=maybe",
                "?containers=a&limit=0",
                "download?containers=a&format=zip",
                "?containers=" + String.join(",", names(33)))) {
            HttpResponse<String> answer = browser.get(LOGS + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).path("error").asText()).endsWith(".");
        }
        HttpResponse<String> missing = browser.get(LOGS + "?containers=wf-none&follow=1");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is no container 'wf-none'");
    }

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            names.add("c" + number);
        }
        return names;
    }

    /** One event of a stream. */
    private record Event(String id, String name, JsonNode data) {}

    /** A followed log, as a browser reads it. */
    private static final class Stream implements AutoCloseable {
        private final BufferedReader in;

        Stream(Browser browser, String query, String lastId) throws Exception {
            HttpRequest.Builder request = browser.request(LOGS + query);
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            HttpResponse<InputStream> answer = browser.client().send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
            in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** Comments are passed over; null at the end. */
        Event next() throws IOException {
            String id = null;
            String name = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    return new Event(id, name, JSON.readTree(line.substring(6)));
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Test
    void aFollowedLogGoesOnWhereItBroke(JenkinsRule j) throws Exception {
        Browser browser = browser(j);
        String id = engine.run("sh", "-c", "i=0; while true; do i=$((i+1)); echo $i; echo $i >&2; sleep 0.02; done");
        List<String> read = new ArrayList<>();
        String last = null;
        for (int connection = 0; connection < 4; connection++) {
            try (Stream stream = new Stream(browser, "?containers=" + id + "&follow=1&tail=all", last)) {
                assertThat(stream.next().name()).isEqualTo("containers");
                for (int batches = 0; batches < 15; batches++) {
                    Event event = stream.next();
                    assertThat(event.name()).isEqualTo("items");
                    last = event.id();
                    for (JsonNode line : event.data()) {
                        read.add(line.path(1).asInt() + ":" + line.path(3).asText());
                    }
                }
            }
        }
        for (String output : List.of("1:", "2:")) {
            List<Integer> numbers = read.stream()
                    .filter(line -> line.startsWith(output))
                    .map(line -> Integer.valueOf(line.substring(2)))
                    .toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates().startsWith(1);
            assertThat(numbers.getLast()).as("none is missing").isEqualTo(numbers.size());
        }
    }

    @Test
    void noThreadOfTheServerIsHeld(JenkinsRule j) throws Exception {
        Browser browser = browser(j);
        String id = engine.run("sleep", "1000");
        List<Stream> streams = new ArrayList<>();
        try {
            for (int viewer = 0; viewer < OpenLogs.OF_ONE_VIEWER; viewer++) {
                Stream stream = new Stream(browser, "?containers=" + id + "&follow=1", null);
                assertThat(stream.next().name()).isEqualTo("containers");
                streams.add(stream);
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(busy()).isEmpty());
            HttpResponse<String> refused = browser.get(LOGS + "?containers=" + id + "&follow=1");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("close some of their pages");
        } finally {
            for (Stream stream : streams) {
                stream.close();
            }
        }
    }

    /** Threads of the server in code that reads or tells logs; virtual ones are not among them. */
    private static List<Thread> busy() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> List.of(entry.getValue()).stream()
                        .anyMatch(frame -> frame.getClassName().startsWith("io.jenkins.plugins.windflow.api.log.Log")
                                && !frame.getClassName().contains("Test")))
                .map(entry -> entry.getKey())
                .toList();
    }

    @Test
    void severalLogsAreDownloadedAsOneText(JenkinsRule j) throws Exception {
        Browser browser = browser(j);
        String first = ran(browser, "echo one", 1);
        String second = ran(browser, "echo two; printf 'no end'", 2);
        String query = "download?containers=" + first + "," + second + "&timestamps=0";

        HttpResponse<String> text = browser.get(LOGS + query);
        assertThat(text.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"logs.log\"");
        assertThat(text.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(text.body()).matches("wf-\\S+ \\| one\nwf-\\S+ \\| two\nwf-\\S+ \\| no end\n");

        HttpResponse<byte[]> packed = browser.client()
                .send(browser.request(LOGS + query + "&format=gzip").build(), BodyHandlers.ofByteArray());
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text.body());
        }
        assertThat(browser.get(LOGS + "download?containers=" + first).body()).matches("20\\S+Z one\n");
    }
}
