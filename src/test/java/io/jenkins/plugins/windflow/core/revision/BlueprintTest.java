package io.jenkins.plugins.windflow.core.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.LoadedProject;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a revision keeps of a project's files, so that the same project comes of them once more; and what it never keeps. */
class BlueprintTest {
    private static final String CANARY = "canary-in-the-coal-mine-52ab";

    @TempDir
    private Path workspace;

    @Test
    void theSameProjectComesOfIt() throws Exception {
        write("deploy/compose.yaml", """
                include: [more/compose.yaml]
                services:
                  web:
                    extends: {file: base.yaml, service: base}
                    env_file: [web.env, {path: absent.env, required: false}]
                    label_file: [web.labels]
                    configs: [site, logo]
                    environment: {PASSWORD: $PASSWORD, TAG: $TAG}
                configs:
                  site: {file: site.conf}
                  logo: {file: logo.bin}
                """);
        write("deploy/more/compose.yaml", "services: {other: {image: other}}");
        write("deploy/base.yaml", "services: {base: {image: web, command: [serve]}}");
        write("deploy/web.env", "COLOUR=blue");
        write("deploy/web.labels", "team=shop");
        write("deploy/site.conf", "listen 80");
        write("deploy/.env", "FROM_ENV=1");
        Files.write(workspace.resolve("deploy/logo.bin"), new byte[] {(byte) 0xff, 0, 1});
        Map<String, Sensitive> secrets = Map.of("PASSWORD", Sensitive.of(CANARY));
        LoadRequest request = request("deploy/compose.yaml")
                .withVariables(Map.of("TAG", "1.4"))
                .withSecrets(secrets)
                .withProfiles(Set.of("b", "a"));
        LoadedProject loaded = load(request);
        Blueprint blueprint = stored(Blueprint.of(request, loaded, Map.of("PASSWORD", "shop-db")));

        assertThat(blueprint.withheld()).isEmpty();
        assertThat(blueprint.further())
                .extracting(StoredFile::path)
                .containsExactly(
                        "deploy/.env",
                        "deploy/base.yaml",
                        "deploy/logo.bin",
                        "deploy/more/compose.yaml",
                        "deploy/site.conf",
                        "deploy/web.env",
                        "deploy/web.labels");
        assertThat(blueprint.secrets()).containsExactly(Map.entry("PASSWORD", "shop-db"));
        LoadedProject again = load(blueprint.request().withProjectName("shop").withSecrets(secrets));
        assertThat(again.project()).isEqualTo(loaded.project());
    }

    @Test
    void theContentOfASecretIsNeverKept() throws Exception {
        write("compose.yaml", """
                services: {web: {image: web, secrets: [db], configs: [same]}}
                secrets: {db: {file: db.txt}}
                configs: {same: {file: db.txt}}
                """);
        write("db.txt", CANARY);
        LoadRequest request = request("compose.yaml");
        Blueprint blueprint = Blueprint.of(request, load(request), Map.of());
        assertThat(bytes(blueprint)).doesNotContain(CANARY);
        assertThat(blueprint.withheld()).containsExactly("db.txt is not stored, because it is the content of a secret");
        assertThatThrownBy(blueprint::request).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTextWithTheValueOfASecretIsWithheldWhole() throws Exception {
        write("compose.yaml", "services: {web: {image: web, env_file: [web.env], environment: {P: $PASSWORD}}}");
        write("web.env", "URL=https://me:" + CANARY + "@db");
        LoadRequest request = request("compose.yaml")
                .withVariables(Map.of("COPY", "x" + CANARY))
                .withSecrets(Map.of("PASSWORD", Sensitive.of(CANARY)));
        Blueprint blueprint = Blueprint.of(request, load(request), Map.of("PASSWORD", "shop-db"));
        assertThat(bytes(blueprint)).doesNotContain(CANARY);
        assertThat(blueprint.withheld())
                .containsExactly(
                        "web.env is not stored, because the value of a secret is in it",
                        "the variable COPY is not stored, because the value of a secret is in it");
    }

    @Test
    void bytesWithTheValueOfASecretAreWithheldToo() throws Exception {
        write("compose.yaml", """
                services: {web: {image: web, configs: [blob], environment: {P: $PASSWORD}}}
                configs: {blob: {file: blob}}
                """);
        Files.write(workspace.resolve("blob"), ("\u00ff" + CANARY).getBytes(StandardCharsets.ISO_8859_1));
        LoadRequest request = request("compose.yaml").withSecrets(Map.of("PASSWORD", Sensitive.of(CANARY)));
        assertThat(Blueprint.of(request, load(request), Map.of()).withheld())
                .containsExactly("blob is not stored, because the value of a secret is in it");
    }

    @Test
    void aTextWithoutAWorkspaceHasNone() throws Exception {
        LoadRequest request = LoadRequest.of(List.of(new ComposeFile("compose", "services: {web: {image: web}}")))
                .withProjectName("shop")
                .withProjectDirectory("/srv/shop");
        Blueprint blueprint = stored(Blueprint.of(request, load(request), Map.of()));
        assertThat(blueprint.request().source().exists()).isFalse();
        assertThat(blueprint.request().projectDirectory()).contains("/srv/shop");
    }

    private LoadRequest request(String path) throws IOException {
        return LoadRequest.of(List.of(new ComposeFile(path, Files.readString(workspace.resolve(path)))))
                .withSource(new DirectoryFileSource(workspace))
                .withProjectName("shop");
    }

    private static LoadedProject load(LoadRequest request) throws ComposeException {
        return ComposeLoader.read(request, warning -> {});
    }

    private void write(String path, String text) throws IOException {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Blueprint stored(Blueprint blueprint) throws IOException {
        return RevisionJson.readDraft(bytes(blueprint).getBytes(StandardCharsets.UTF_8))
                .blueprint();
    }

    private static String bytes(Blueprint blueprint) throws IOException {
        RevisionDraft draft = new RevisionDraft(
                new OperationId("20260101-000000-000-aaaaaaaa"),
                new StackName("prod", List.of(), "shop"),
                blueprint,
                DeployOptions.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new String(RevisionJson.write(draft), StandardCharsets.UTF_8);
    }
}
