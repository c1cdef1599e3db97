package io.jenkins.plugins.windflow.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.job.LayerProgress;
import io.jenkins.plugins.windflow.core.job.Upload;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.testing.BusyboxTar;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.FailingRegistry;
import io.jenkins.plugins.windflow.testing.JobRunner;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import io.jenkins.plugins.windflow.testing.TestRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Pull, push, build, load and import as operations, on real engines and with a real registry. */
class ImageJobsTest {
    private static final String DOCKERFILE = "FROM " + TestEngine.BUSYBOX + "\nLABEL " + TestEngines.LABEL + "="
            + TestEngines.label() + "\nARG WORD=none\nRUN echo $WORD > /word\n";

    @TempDir
    Path directory;

    private final String repository = TestEngines.uniqueName("job");
    private TestRegistry registry;
    private JobRunner jobs;

    @BeforeEach
    void start() {
        registry = TestRegistry.start(directory);
        jobs = new JobRunner(directory.resolve("operations"));
    }

    @AfterEach
    void stop() {
        jobs.close();
        registry.close();
    }

    private Operation pull(TestEngine engine, String image) {
        PullJob job = new PullJob(engine::lease, ImageName.parse(image), null, null);
        return jobs.run(OperationKind.PULL, Subject.image(image), job);
    }

    private Operation build(TestEngine engine, BuildSource source, BuildSettings settings) {
        return jobs.run(
                OperationKind.BUILD,
                Subject.image(settings.name().reference()),
                new BuildJob(engine::lease, source, settings));
    }

    private BuildSettings settings(Map<String, String> arguments) {
        return new BuildSettings(
                List.of(ImageName.parseTarget(repository + ":built"), ImageName.parseTarget(repository + ":too")),
                "Dockerfile",
                Optional.empty(),
                Optional.empty(),
                arguments,
                Map.of(),
                false,
                false);
    }

    private static boolean isThere(TestEngine engine, String image) {
        try (EngineLease lease = engine.lease()) {
            lease.engine().getJson(EnginePath.of("images", image, "json"), Map.of());
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    @EachEngine
    void aPullTellsEachLayer(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 6);

        Operation operation = pull(engine, image);

        assertThat(operation.error()).as(JobRunner.log(operation)).isEmpty();
        assertThat(operation.result().orElseThrow().values())
                .containsEntry("image", image)
                .containsEntry("digest", registry.digest(repository + ":1"))
                .containsEntry("changed", true);
        assertThat(operation.report().get(LayerProgress.PART))
                .as("two layers and six of noise")
                .hasSize(8)
                .allSatisfy((layer, facts) -> assertThat(facts.get("status")).isIn("Pull complete", "Already exists"));
        // Other tests pull images of the same layers.
        assertThat(JobRunner.log(operation))
                .contains("Pulling " + image)
                .containsAnyOf("Pull complete", "Already exists");

        assertThat(pull(engine, image).result().orElseThrow().values()).containsEntry("changed", false);
    }

    @EachEngine
    void whatARegistryRefusesFailsThePullInOneSentence(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 1);
        try (FailingRegistry broken = FailingRegistry.before(registry)) {
            String there = broken.host() + image.substring(image.indexOf('/'));
            Operation operation = pull(engine, there);
            assertThat(operation.state()).isEqualTo(OperationState.FAILED);
            assertThat(operation.error().orElseThrow())
                    .startsWith("The image " + there + " could not be pulled: the registry itself is in trouble");
            assertThat(isThere(engine, there)).isFalse();
        }
        Operation missing = pull(engine, registry.host() + "/" + repository + ":no");
        assertThat(missing.error().orElseThrow()).contains("could not be pulled: the registry does not have it");
    }

    @EachEngine
    void aPushCanBePulledAgain(TestEngine engine) {
        engine.busybox();
        String name = registry.host() + "/" + repository + ":pushed";
        try (EngineLease lease = engine.lease()) {
            Images images = new Images(lease.engine());
            images.tag(TestEngine.BUSYBOX, ImageName.parse(name));

            PushJob push = new PushJob(engine::lease, ImageName.parseTarget(name), null);
            Operation operation = jobs.run(OperationKind.PUSH, Subject.image(name), push);

            assertThat(operation.error()).as(JobRunner.log(operation)).isEmpty();
            assertThat(operation.result().orElseThrow().values())
                    .containsEntry("digest", registry.digest(repository + ":pushed"));
            assertThat(operation.report().get(LayerProgress.PART)).isNotEmpty();
            images.remove(name, false);
        }
    }

    @EachEngine
    void whatIsNotThereCannotBePushed(TestEngine engine) {
        String name = registry.host() + "/" + repository + ":missing";
        PushJob push = new PushJob(engine::lease, ImageName.parseTarget(name), null);
        Operation operation = jobs.run(OperationKind.PUSH, Subject.image(name), push);
        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        assertThat(operation.error().orElseThrow())
                .startsWith("The image " + name + " could not be pushed: ")
                .contains("does not exist locally");
    }

    @EachEngine
    void aDockerfileAloneIsBuilt(TestEngine engine) {
        engine.busybox();
        Operation operation = build(engine, new BuildSource.Dockerfile(DOCKERFILE), settings(Map.of("WORD", "spoken")));
        assertThat(operation.error()).as(JobRunner.log(operation)).isEmpty();
        assertThat(JobRunner.log(operation)).contains("Step 1/4 : FROM");
        String container = engine.create(config -> config.put("Image", repository + ":too"), "/bin/true");
        assertThat(file(engine, container, "/word")).isEqualTo("spoken\n");
        engine.remove(container);
    }

    @EachEngine
    void aFailedStepIsNamed(TestEngine engine) {
        engine.busybox();
        Operation operation =
                build(engine, new BuildSource.Dockerfile(DOCKERFILE + "RUN exit 3\n"), settings(Map.of()));
        assertThat(operation.error().orElseThrow())
                .isEqualTo("The image " + repository + ":built could not be built: step 5/5 (RUN exit 3) of Dockerfile"
                        + " ended with exit code 3.");
        Operation tooNew = build(
                engine,
                new BuildSource.Dockerfile(DOCKERFILE + "RUN --mount=type=cache,target=/x true\n"),
                settings(Map.of()));
        assertThat(tooNew.error().orElseThrow()).contains("Dockerfile:5: RUN --mount needs BuildKit");
    }

    @EachEngine
    void aZipIsABuildContextToo(TestEngine engine) throws IOException {
        engine.busybox();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("Dockerfile"));
            zip.write((DOCKERFILE + "COPY folder/größe.txt /copied\n").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry("folder/größe.txt"));
            zip.write("from the zip".getBytes(StandardCharsets.UTF_8));
        }
        Operation operation = build(engine, new BuildSource.Archive(upload(bytes.toByteArray())), settings(Map.of()));
        assertThat(operation.error()).as(JobRunner.log(operation)).isEmpty();
        String container = engine.create(config -> config.put("Image", repository + ":built"), "/bin/true");
        assertThat(file(engine, container, "/copied")).isEqualTo("from the zip");
        engine.remove(container);
    }

    @EachEngine
    void whatWasSavedIsLoaded(TestEngine engine) throws IOException {
        engine.busybox();
        String name = repository + ":saved";
        try (EngineLease lease = engine.lease()) {
            Images images = new Images(lease.engine());
            images.tag(TestEngine.BUSYBOX, ImageName.parse(name));
            byte[] archive;
            try (InputStream tar = lease.engine().save(List.of(name))) {
                archive = tar.readAllBytes();
            }
            images.remove(name, false);

            Operation operation =
                    jobs.run(OperationKind.LOAD, Subject.engine("test"), new LoadJob(engine::lease, upload(archive)));

            assertThat(operation.error()).as(JobRunner.log(operation)).isEmpty();
            assertThat(operation.result().orElseThrow().values()).containsEntry("images", List.of(name));
            assertThat(isThere(engine, name)).isTrue();
            images.remove(name, false);
        }
    }

    @EachEngine
    void anArchiveWithoutImagesIsNotLoaded(TestEngine engine) {
        Operation operation = jobs.run(
                OperationKind.LOAD,
                Subject.engine("test"),
                new LoadJob(engine::lease, upload("no archive".getBytes(StandardCharsets.UTF_8))));
        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        assertThat(operation.error().orElseThrow()).startsWith("The ").containsAnyOf("archive", "image");
    }

    @EachEngine
    void aRootFileSystemBecomesAnImage(TestEngine engine) {
        String name = repository + ":imported";
        List<String> changes = List.of("LABEL " + TestEngines.LABEL + "=" + TestEngines.label(), "CMD [\"/bin/true\"]");
        Operation operation = jobs.run(
                OperationKind.IMPORT,
                Subject.image(name),
                new ImportJob(engine::lease, upload(BusyboxTar.bytes()), ImageName.parseTarget(name), changes));
        assertThat(operation.error()).as(JobRunner.log(operation)).isEmpty();
        try (EngineLease lease = engine.lease()) {
            ImageDetails details = new Images(lease.engine()).details(name);
            assertThat(details.summary().id())
                    .isEqualTo(operation.result().orElseThrow().values().get("imageId"));
            assertThat(details.inspect().path("Config").path("Cmd").toString()).isEqualTo("[\"/bin/true\"]");
        }
    }

    @EachEngine
    void aCancelledUploadIsForgotten(TestEngine engine) throws Exception {
        String name = repository + ":never";
        PipedOutputStream sender = new PipedOutputStream();
        Upload upload = new Upload(new PipedInputStream(sender), 1_000_000);
        sender.write(BusyboxTar.bytes(), 0, 1000);
        Operation operation = jobs.submit(
                OperationKind.IMPORT,
                Subject.image(name),
                new ImportJob(engine::lease, upload, ImageName.parseTarget(name), List.of()));
        Awaitility.await().until(() -> operation.report().containsKey(LayerProgress.PART));
        jobs.cancel(operation);
        assertThat(JobRunner.await(operation).state()).isEqualTo(OperationState.CANCELLED);
        assertThat(operation.error()).contains("The operation was cancelled by somebody else.");
        assertThat(upload.whenRead()).isDone();
        assertThat(isThere(engine, name)).isFalse();
    }

    private static Upload upload(byte[] content) {
        return new Upload(new ByteArrayInputStream(content), content.length);
    }

    private static String file(TestEngine engine, String container, String path) {
        try (EngineLease lease = engine.lease();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(lease.engine().archiveFrom(container, path))) {
            tar.getNextEntry();
            return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
