package io.jenkins.plugins.windflow.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.audit.AuditFilter;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Files over HTTP: rights, names in addresses and JSON, uploads and downloads byte for byte, statuses, records. */
@WithJenkins
class FilesApiTest {
    private static final String HOSTILE = "it's \"quoted\"\n<img src=x onerror=alert(1)>%2F;\u202E\uDBFD\uDFFF";
    private static final Pattern CRUMB = Pattern.compile("\"crumb\"\\s*:\\s*\"([^\"]+)\"");

    private final TestEngine engine = TestEngines.any();
    private final String volume = TestEngines.uniqueName("files-api");
    private Browser keeper;
    private Browser viewer;

    @BeforeEach
    void prepare(JenkinsRule j) throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, WindflowPermissions.FILES)
                .everywhere()
                .to("keeper")
                .grant(
                        Jenkins.READ,
                        WindflowPermissions.VIEW,
                        WindflowPermissions.OPERATE,
                        WindflowPermissions.DEPLOY,
                        WindflowPermissions.DELETE,
                        WindflowPermissions.EXEC)
                .everywhere()
                .to("viewer"));
        Configured.open("local", engine);
        keeper = Browser.of(j, "keeper");
        viewer = Browser.of(j, "viewer");
        String image = engine.busybox();
        WindflowConfiguration.get().setHelperImage(image);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Name", volume);
        body.putObject("Labels").put(TestEngines.LABEL, TestEngines.label());
        try (EngineLease lease = engine.lease()) {
            lease.engine().postJson("/volumes/create", Map.of(), body);
        }
    }

    private String files(String call) {
        return "windflow/api/environment/local/volume/" + volume + "/files/" + call;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aFileOfAnyNameIsUploadedListedEditedMovedDownloadedAndRemoved() throws Exception {
        byte[] content = new byte[300_000];
        new Random(7).nextBytes(content);
        assertThat(upload(keeper, "/a/" + HOSTILE, content, "").statusCode()).isEqualTo(204);
        assertThat(download("/a/" + HOSTILE).body()).isEqualTo(content);
        JsonNode list = json(keeper.get(files("list?path=/a")));
        assertThat(list.path("entries").path(0).path("name").asText()).isEqualTo(HOSTILE);
        assertThat(list.path("entries").path(0).path("size").asInt()).isEqualTo(content.length);

        assertThat(upload(keeper, "/a/" + HOSTILE, "other".getBytes(StandardCharsets.UTF_8), "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(upload(keeper, "/a/" + HOSTILE, "text é".getBytes(StandardCharsets.UTF_8), "&replace=true")
                        .statusCode())
                .isEqualTo(204);
        JsonNode text = json(keeper.get(files("text?path=" + encoded("/a/" + HOSTILE))));
        assertThat(text.path("text").asText()).isEqualTo("text é");
        String save = files("text?encoding=UTF-8&path=" + encoded("/a/" + HOSTILE) + "&version="
                + text.path("version").asText());
        assertThat(post(keeper, save, "mine ü".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> late = post(keeper, save, "too late".getBytes(StandardCharsets.UTF_8));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(new String(late.body(), StandardCharsets.UTF_8)).contains("has changed since it was read");

        String to = "/b \\ -> '";
        assertThat(keeper.postJson(
                                files("move"),
                                JsonAnswer.JSON.writeValueAsString(Map.of("from", "/a/" + HOSTILE, "to", to)))
                        .statusCode())
                .isEqualTo(204);
        assertThat(new String(download(to).body(), StandardCharsets.UTF_8)).isEqualTo("mine ü");
        JsonNode results = json(keeper.postJson(files("remove"), "{\"items\":[\"/a\",\"/missing\",\"/\"]}"));
        assertThat(results.path("results").path(0).path("ok").asBoolean()).isTrue();
        assertThat(results.path("results").path(1).path("message").asText()).isEqualTo("There is no '/missing'.");
        assertThat(results.path("results").path(2).path("ok").asBoolean()).isFalse();

        assertThat(WindflowRuntime.get().audit().read(AuditFilter.newest(100)))
                .filteredOn(found -> found.subject().name().equals(volume))
                .anySatisfy(found -> {
                    assertThat(found.action()).isEqualTo("files.upload");
                    assertThat(found.who()).isEqualTo("keeper");
                    assertThat(found.address()).isNotEmpty();
                    assertThat(found.detail()).isEqualTo("/a/" + HOSTILE);
                    assertThat(found.outcome()).isEqualTo(AuditRecord.Outcome.DONE);
                })
                .anySatisfy(found -> assertThat(found.action()).isEqualTo("files.remove"));
    }

    @Test
    void downloadsAreAttachmentsThatNobodyRuns() throws Exception {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        upload(keeper, "/p \"q\".html", page, "");
        HttpResponse<byte[]> answer = download("/p \"q\".html");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue(Integer.toString(page.length));
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"p__q_.html\"; filename*=UTF-8''p%20%22q%22.html");
    }

    @Test
    void nothingIsShownOrChangedWithoutThePermissionFiles() throws Exception {
        upload(keeper, "/secret", new byte[] {1}, "");
        for (String call : new String[] {"list", "stat?path=/secret", "text?path=/secret", "download?path=/secret"}) {
            assertThat(viewer.get(files(call)).statusCode()).as(call).isEqualTo(403);
        }
        for (String call : new String[] {"create", "move", "copy", "mode", "owner", "remove"}) {
            assertThat(viewer.postJson(files(call), "{}").statusCode()).as(call).isEqualTo(403);
        }
        assertThat(upload(viewer, "/mine", new byte[] {1}, "").statusCode()).isEqualTo(403);
        assertThat(json(keeper.get(files("list"))).path("entries")).hasSize(1);
        assertThat(WindflowRuntime.get().audit().read(AuditFilter.newest(100))).anySatisfy(found -> {
            assertThat(found.who()).isEqualTo("viewer");
            assertThat(found.outcome()).isEqualTo(AuditRecord.Outcome.REFUSED);
        });
    }

    @Test
    void aVolumeInUseIsChangedOnlyWhenOneInsists() throws Exception {
        String container = engine.run(
                config -> config.withObject("/HostConfig").withArray("Binds").add(volume + ":/data"), "sleep", "600");
        try {
            assertThat(json(keeper.get(files("list"))).path("usedBy")).hasSize(1);
            HttpResponse<String> refused = keeper.postJson(files("create"), "{\"path\":\"/a\",\"folder\":true}");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("The volume is used by ");
            assertThat(keeper.postJson(files("create"), "{\"path\":\"/a\",\"folder\":true,\"inUse\":true}")
                            .statusCode())
                    .isEqualTo(204);
        } finally {
            engine.remove(container);
        }
    }

    @Test
    void whatCannotBeMeantSoIsSaid() throws Exception {
        says(keeper.get(files("list?path=a")), 400, "The path 'a' must begin with a slash.");
        says(keeper.get(files("stat?path=/missing")), 404, "There is no '/missing'.");
        says(keeper.get(files("download")), 400, "'path' is missing.");
        says(keeper.postJson(files("mode"), "{\"items\":[\"/a\"],\"mode\":\"--help\"}"), 400, "'--help' is no mode");
        says(
                keeper.postJson(files("owner"), "{\"items\":[\"/a\"],\"owner\":\"root\"}"),
                400,
                "a volume knows numbers only");
        says(
                keeper.get("windflow/api/environment/local/volume/wf-no-such-volume/files/list"),
                404,
                "There is no volume 'wf-no-such-volume'.");
        byte[] large = new byte[1024 * 1024 + 1];
        upload(keeper, "/large", large, "");
        says(keeper.get(files("text?path=/large")), 413, "larger than 1024 KiB");
        upload(keeper, "/binary", new byte[] {0, 1, 2}, "");
        says(keeper.get(files("text?path=/binary")), 415, "is not text");
    }

    private static void says(HttpResponse<String> answer, int status, String sentence) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("error").asText()).contains(sentence);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JsonAnswer.JSON.readTree(answer.body());
    }

    private HttpResponse<byte[]> upload(Browser browser, String path, byte[] content, String more) throws Exception {
        return post(browser, files("upload?path=" + encoded(path) + more), content);
    }

    private static HttpResponse<byte[]> post(Browser browser, String address, byte[] content) throws Exception {
        Matcher crumb = CRUMB.matcher(browser.get("crumbIssuer/api/json").body());
        HttpRequest.Builder request = browser.request(address)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(content));
        if (crumb.find()) {
            request.header("Jenkins-Crumb", crumb.group(1));
        }
        return browser.client().send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> download(String path) throws Exception {
        HttpRequest request = keeper.request(files("download?path=" + encoded(path)))
                .header("Accept-Encoding", "gzip")
                .build();
        return keeper.client().send(request, BodyHandlers.ofByteArray());
    }
}
