package io.jenkins.plugins.windflow.core.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.job.Upload;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.core.usage.UsingContainer;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.JobRunner;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Volumes on real engines: what there is, and their contents as a whole. */
class VolumesTest {
    private static final String CONTROLLER = "11111111-2222-3333-4444-555555555555";
    private static final Map<String, String> LABELS = Map.of(TestEngines.LABEL, TestEngines.label());

    @TempDir
    Path directory;

    private final String name = TestEngines.uniqueName("volume");
    private JobRunner jobs;

    @BeforeEach
    void open() {
        jobs = new JobRunner(directory);
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    private NewVolume named(String volume) {
        return new NewVolume(volume, "", Map.of(), LABELS);
    }

    private static Consumer<ObjectNode> mounting(String volume) {
        return config -> config.withObject("/HostConfig").putArray("Binds").add(volume + ":/data");
    }

    @EachEngine
    void isListedWithItsUsers(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            Volumes volumes = new Volumes(lease.engine());
            volumes.create(named(name));
            String container = engine.create(mounting(name), "/bin/true");

            VolumeSummary volume = volumes.list().stream()
                    .filter(found -> found.name().equals(name))
                    .findFirst()
                    .orElseThrow();

            assertThat(volume.driver()).isEqualTo("local");
            assertThat(volume.labels()).containsAllEntriesOf(LABELS);
            assertThat(volume.anonymous()).isFalse();
            assertThat(volume.mountpoint()).endsWith(name + "/_data");
            assertThat(volume.containers()).extracting(UsingContainer::id).containsExactly(container);
            assertThat(volumes.sizes()).containsKey(name);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> volumes.create(named(name)))
                    .withMessageContaining("already");
            engine.remove(container);
            volumes.remove(name, false);
            assertThat(volumes.exists(name)).isFalse();
        }
    }

    @EachEngine
    void aVolumeThatNobodyNamedIsAnonymous(TestEngine engine) {
        String container = engine.create(config -> config.putObject("Volumes").putObject("/data"), "/bin/true");
        try (EngineLease lease = engine.lease()) {
            assertThat(new Volumes(lease.engine()).list())
                    .filteredOn(volume -> volume.containers().stream()
                            .anyMatch(user -> user.id().equals(container)))
                    .singleElement()
                    .satisfies(volume -> assertThat(volume.anonymous()).isTrue());
        }
        engine.remove(container);
    }

    @EachEngine
    void whatIsImportedIsExportedAndClonedByteForByte(TestEngine engine) throws IOException {
        byte[] archive = archive();
        try (EngineLease lease = engine.lease()) {
            new Volumes(lease.engine()).create(named(name));
            VolumeImportJob job = new VolumeImportJob(
                    engine::lease, CONTROLLER, name, new Upload(new ByteArrayInputStream(archive), archive.length));
            Operation imported = jobs.run(OperationKind.IMPORT, Subject.volume(name), job);
            assertThat(imported.error()).as(JobRunner.log(imported)).isEmpty();

            Map<String, String> contents = contents(lease.engine(), name);
            assertThat(contents)
                    .containsOnlyKeys("./folder/", "./folder/a file\nof \"two\" lines", "./big", "./link", "./hard")
                    .containsEntry("./link", "link to /etc/passwd 777 0")
                    .containsEntry("./folder/", "folder 1770 1234");

            Operation cloned = jobs.run(
                    OperationKind.CLONE,
                    Subject.volume(name),
                    new CloneJob(engine::lease, CONTROLLER, name, named(name + "-clone")));
            assertThat(cloned.error()).as(JobRunner.log(cloned)).isEmpty();
            assertThat(contents(lease.engine(), name + "-clone")).isEqualTo(contents);
            assertThat(new Volumes(lease.engine()).get(name + "-clone").labels())
                    .containsEntry(CloneJob.CLONED_FROM, name);
            assertNothingLeft(lease.engine());
        }
    }

    @EachEngine
    void aCloneThatFailsLeavesNothing(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            Volumes volumes = new Volumes(lease.engine());
            Operation missing = jobs.run(
                    OperationKind.CLONE,
                    Subject.volume(name),
                    new CloneJob(engine::lease, CONTROLLER, name + "-no", named(name)));
            assertThat(missing.state()).isEqualTo(OperationState.FAILED);
            assertThat(volumes.exists(name)).as("the target").isFalse();
            assertThat(volumes.exists(name + "-no")).as("the source").isFalse();

            // No such file system on this machine: the engine fails when it mounts the new volume.
            volumes.create(named(name));
            NewVolume bad = new NewVolume(
                    name + "-bad", "local", Map.of("type", "no-such-fs", "device", "/nowhere", "o", "ro"), LABELS);
            Operation unmountable = jobs.run(
                    OperationKind.CLONE, Subject.volume(name), new CloneJob(engine::lease, CONTROLLER, name, bad));
            assertThat(unmountable.state()).isEqualTo(OperationState.FAILED);
            assertThat(volumes.exists(bad.name())).isFalse();
            assertNothingLeft(lease.engine());
        }
    }

    private static void assertNothingLeft(Engine engine) {
        assertThat(engine.getJson(
                        "/containers/json",
                        Map.of(
                                "all",
                                "1",
                                "filters",
                                "{\"label\":[\"io.jenkins.windflow.controller=" + CONTROLLER
                                        + "\",\"io.jenkins.windflow.role=helper\"]}")))
                .as("helper containers")
                .isEmpty();
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] noise = new byte[3_000_000];
        new Random(7).nextBytes(noise);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            TarArchiveEntry folder = new TarArchiveEntry("./folder/");
            folder.setMode(01770 | 0040000);
            folder.setIds(1234, 1234);
            add(tar, folder, new byte[0]);
            add(tar, new TarArchiveEntry("./folder/a file\nof \"two\" lines"), "text".getBytes(StandardCharsets.UTF_8));
            add(tar, new TarArchiveEntry("./big"), noise);
            TarArchiveEntry hard = new TarArchiveEntry("./hard", TarConstants.LF_LINK);
            hard.setLinkName("./big");
            add(tar, hard, new byte[0]);
            TarArchiveEntry link = new TarArchiveEntry("./link", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            add(tar, link, new byte[0]);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        entry.setModTime(1_600_000_000_000L);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** By name what it is: type, a digest of the content, mode and owner. */
    private static Map<String, String> contents(Engine engine, String volume) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (VolumeAccess access = VolumeAccess.open(engine, CONTROLLER, volume, true);
                InputStream stream = access.tar();
                TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String what = entry.isSymbolicLink() || entry.isLink()
                        ? "link to " + entry.getLinkName()
                        : entry.isDirectory() ? "folder" : "file " + Arrays.hashCode(tar.readAllBytes());
                contents.put(
                        "./" + entry.getName().replaceFirst("^\\./", ""),
                        what + " " + Integer.toOctalString(entry.getMode() & 07777) + " " + entry.getLongUserId());
            }
        }
        contents.remove("./");
        contents.remove("./.");
        return contents;
    }

    @EachEngine
    void anUnknownVolumeIsNotMadeByLookingIntoIt(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> VolumeAccess.open(lease.engine(), CONTROLLER, name, true));
            assertThat(new Volumes(lease.engine()).exists(name)).isFalse();
        }
    }
}
