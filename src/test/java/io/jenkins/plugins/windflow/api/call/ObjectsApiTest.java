package io.jenkins.plugins.windflow.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.volume.Volumes;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jenkins.model.Jenkins;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Images, volumes and networks over the API, as persons with different rights see them. */
@WithJenkins
class ObjectsApiTest {
    private static final String BASE = "windflow/api/environment/local/";

    private final TestEngine engine = TestEngines.any();
    private final String name = TestEngines.uniqueName("api");
    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule jenkins) {
        j = jenkins;
        Configured.open("local", engine);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        MockAuthorizationStrategy strategy =
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().toEveryone();
        WindflowPermissions.ALL.forEach(
                permission -> strategy.grant(permission).everywhere().to(permission.name));
        j.jenkins.setAuthorizationStrategy(
                strategy.grant(Jenkins.ADMINISTER).everywhere().to("admin"));
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JsonAnswer.JSON.readTree(answer.body());
    }

    private String labelled(String more) {
        return "{\"name\":\"%s\",\"labels\":{\"%s\":\"%s\"}%s}"
                .formatted(name, TestEngines.LABEL, TestEngines.label(), more);
    }

    @Test
    void passwordsOfSharesAreForThoseWhoMaySeeSecrets() throws Exception {
        String share =
                ",\"cifs\":{\"host\":\"nas\",\"share\":\"media\",\"username\":\"me\",\"password\":\"whispered\"}";
        Browser admin = Browser.of(j, "admin");
        json(admin.postJson(BASE + "volumes/create", labelled(share)));
        assertThat(json(admin.get(BASE + "volume/" + name + "/")).toString()).contains("password=whispered");
        assertThat(admin.get(BASE + "volumes/").body()).contains(name).doesNotContain("whispered");
        assertThat(Browser.of(j, "View").get(BASE + "volume/" + name + "/").body())
                .contains("password=***")
                .doesNotContain("whispered");
        assertThat(admin.postJson(BASE + "volumes/create", labelled("")).statusCode())
                .as("the name is taken")
                .isEqualTo(400);
        json(Browser.of(j, "Delete").postJson(BASE + "volumes/remove", "{\"items\":[\"" + name + "\"]}"));
        assertThat(admin.get(BASE + "volume/" + name + "/").statusCode()).isEqualTo(404);
    }

    @Test
    void aBatchTellsEachResult() throws Exception {
        Browser admin = Browser.of(j, "admin");
        json(admin.postJson(BASE + "volumes/create", labelled("")));
        JsonNode results = json(admin.postJson(
                        BASE + "volumes/remove", "{\"items\":[\"" + name + "\",\"" + name + "-missing\"]}"))
                .path("results");
        assertThat(results.findValuesAsText("ok")).containsExactly("true", "false");
        assertThat(results.path(1).path("message").asText()).contains(name + "-missing");
    }

    @Test
    void whatIsUploadedIntoAVolumeIsDownloadedByteForByte() throws Exception {
        byte[] content = new byte[5_000_000];
        new Random(3).nextBytes(content);
        Browser files = Browser.of(j, "Files");
        json(Browser.of(j, "admin").postJson(BASE + "volumes/create", labelled("")));

        HttpRequest upload = files.request(BASE + "volume/" + name + "/import")
                .header("Content-Type", "application/octet-stream")
                .header("Jenkins-Crumb", crumb(files))
                .POST(HttpRequest.BodyPublishers.ofByteArray(tar(content)))
                .build();
        JsonNode operation = json(files.client().send(upload, HttpResponse.BodyHandlers.ofString()))
                .path("operation");
        assertThat(operation.path("kind").asText()).isEqualTo("IMPORT");
        String id = operation.path("id").asText();
        Awaitility.await()
                .until(() -> json(files.get("windflow/api/operation/" + id + "/"))
                        .path("operation")
                        .path("state")
                        .asText()
                        .equals("SUCCEEDED"));

        HttpResponse<byte[]> download = files.client()
                .send(
                        files.request(BASE + "volume/" + name + "/export?format=tar.gz")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"" + name + ".tar.gz\"");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file(download.body())).isEqualTo(content);
        assertThat(Browser.of(j, "Deploy")
                        .get(BASE + "volume/" + name + "/export")
                        .statusCode())
                .isEqualTo(403);
        try (EngineLease lease = engine.lease()) {
            new Volumes(lease.engine()).remove(name, true);
        }
    }

    private static String crumb(Browser browser) throws Exception {
        return JsonAnswer.JSON
                .readTree(browser.get("crumbIssuer/api/json").body())
                .path("crumb")
                .asText();
    }

    private static byte[] tar(byte[] content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("noise");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] file(byte[] archive) throws Exception {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (!entry.isFile()) {
                entry = tar.getNextEntry();
            }
            return tar.readAllBytes();
        }
    }

    @Test
    void imagesAreListedAndExportedAsOneArchive() throws Exception {
        engine.busybox();
        JsonNode images = json(Browser.of(j, "View").get(BASE + "images/")).path("images");
        assertThat(images.findValuesAsText("id")).isNotEmpty();
        Browser files = Browser.of(j, "Files");
        HttpResponse<byte[]> archive = files.client()
                .send(
                        files.request(BASE + "images/export?names=" + TestEngine.BUSYBOX)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(archive.statusCode()).isEqualTo(200);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive.body()))) {
            assertThat(Stream.generate(() -> next(tar))
                            .takeWhile(Objects::nonNull)
                            .map(TarArchiveEntry::getName))
                    .contains("manifest.json");
        }
        assertThat(files.get(BASE + "images/export?names=no-such-image:1").statusCode())
                .isEqualTo(404);
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar) {
        try {
            return tar.getNextEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatCannotBeMeantSoIsSaid() throws Exception {
        Browser admin = Browser.of(j, "admin");
        assertThat(admin.postJson(BASE + "images/pull", "{\"reference\":\"No Image\"}")
                        .body())
                .contains("'No Image' is not the name of an image");
        assertThat(admin.postJson(BASE + "images/pull", "{}").body()).contains("'reference' is missing.");
        assertThat(admin.postJson(BASE + "system/prune", "{}").body()).contains("Say what is to go");
        assertThat(admin.postJson(BASE + "networks/create", "{\"name\":\"x\",\"pools\":[{\"subnet\":\"ten\"}]}")
                        .body())
                .contains("'ten' is not a subnet");
        assertThat(admin.postJson(BASE + "network/host/remove", "{}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void nothingIsChangedWhereNothingMayBeChanged() throws Exception {
        DockerEnvironment kept = new DockerEnvironment(
                "kept", new UnixSocketConnection(engine.socket().toString()));
        kept.setReadOnly(true);
        Configured.add(kept);
        assertThat(Browser.of(j, "admin")
                        .postJson("windflow/api/environment/kept/volumes/create", labelled(""))
                        .statusCode())
                .isEqualTo(409);
        try (EngineLease lease = engine.lease()) {
            assertThat(new Volumes(lease.engine()).exists(name)).isFalse();
        }
    }
}
