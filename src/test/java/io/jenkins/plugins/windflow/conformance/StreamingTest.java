package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.InvisibleAction;
import hudson.model.RootAction;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** Answers that go on after the web method returned, as live pages need them. */
@WithJenkins
class StreamingTest {
    @Test
    @Timeout(30)
    void eachEventArrivesAtOnce(JenkinsRule j) throws Exception {
        Http http = Http.anonymous(j);
        HttpResponse<java.io.InputStream> response =
                http.client().send(http.request("live/events").build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String word : new String[] {"one", "zwölf", "end"}) {
                Live.WORDS.put(word); // the server has nothing to send before this
                assertThat(lines.readLine()).isEqualTo("data: " + word);
                assertThat(lines.readLine()).isEmpty();
            }
            assertThat(lines.readLine()).as("end of the stream").isNull();
        }
    }

    /** Sends the words that the test gives it. */
    @TestExtension
    public static class Live extends InvisibleAction implements RootAction {
        private static final BlockingQueue<String> WORDS = new LinkedBlockingQueue<>();

        @Override
        public String getUrlName() {
            return "live";
        }

        @GET
        public void doEvents(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
            rsp.setContentType("text/event-stream;charset=UTF-8");
            AsyncContext async = ((HttpServletRequest) req).startAsync(req, rsp);
            async.setTimeout(0);
            OutputStream out = ((HttpServletResponse) async.getResponse()).getOutputStream();
            rsp.flushBuffer();
            Thread.ofVirtual().start(() -> send(out, async));
        }

        private static void send(OutputStream out, AsyncContext async) {
            try {
                String word = "";
                while (!word.equals("end")) {
                    word = WORDS.poll(10, TimeUnit.SECONDS);
                    out.write(("data: " + word + "\n\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                async.complete();
            }
        }
    }
}
