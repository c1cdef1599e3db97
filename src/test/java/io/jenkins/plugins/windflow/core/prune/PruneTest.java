package io.jenkins.plugins.windflow.core.prune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.image.ImageName;
import io.jenkins.plugins.windflow.core.image.Images;
import io.jenkins.plugins.windflow.core.image.PullJob;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.core.volume.VolumeAccess;
import io.jenkins.plugins.windflow.core.volume.Volumes;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.JobRunner;
import io.jenkins.plugins.windflow.testing.OwnEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;

/** On engines of its own: what a prune takes must not be somebody else's, and an engine that stops must not be used by others. */
class PruneTest {
    private static final String CONTROLLER = "22222222-2222-3333-4444-555555555555";
    private static final PruneOrder ALL =
            new PruneOrder(true, true, PruneOrder.Volumes.ALL, PruneOrder.Images.ALL, true);

    @TempDir
    Path directory;

    private static List<String> names(PrunePreview preview, Doomed.Kind kind) {
        return preview.items().stream()
                .filter(item -> item.kind() == kind)
                .map(Doomed::name)
                .toList();
    }

    private static void volume(Engine engine, String name) {
        engine.postJson(
                "/volumes/create",
                Map.of(),
                JsonNodeFactory.instance.objectNode().put("Name", name));
    }

    @EachEngine
    void whatIsShownGoesAndNothingElse(TestEngine model) {
        try (OwnEngine own = OwnEngine.like(model);
                JobRunner jobs = new JobRunner(directory.resolve(model.name()));
                EngineLease lease = own.engine().lease()) {
            Engine engine = lease.engine();
            own.engine().busybox();
            volume(engine, "kept");
            volume(engine, "named");
            engine.postJson(
                    "/networks/create",
                    Map.of(),
                    JsonNodeFactory.instance.objectNode().put("Name", "lonely"));
            own.engine()
                    .run(
                            config -> {
                                config.withObject("/HostConfig").put("NetworkMode", "none");
                                config.withObject("/HostConfig")
                                        .putArray("Binds")
                                        .add("kept:/data");
                            },
                            "/bin/sleep",
                            "1000");
            String stopped = own.engine()
                    .create(
                            config -> {
                                config.putObject("Volumes").putObject("/anonymous");
                                config.withObject("/HostConfig").put("NetworkMode", "lonely");
                            },
                            "/bin/true");
            String stoppedName = engine.getJson(EnginePath.of("containers", stopped, "json"), Map.of())
                    .path("Name")
                    .asText()
                    .substring(1);

            PrunePreview networks = PrunePreview.look(engine, PruneOrder.unusedNetworks());
            assertThat(networks.items()).singleElement().satisfies(item -> {
                assertThat(item.name()).isEqualTo("lonely");
                assertThat(item.note()).isEqualTo("cannot start without it any more: " + stoppedName);
            });
            assertThat(PrunePreview.look(engine, PruneOrder.images(PruneOrder.Images.ALL))
                            .items())
                    .as("containers were made from the only image")
                    .isEmpty();
            assertThat(PrunePreview.look(engine, PruneOrder.volumes(PruneOrder.Volumes.ANONYMOUS))
                            .items())
                    .as("a container has the only one")
                    .isEmpty();

            PrunePreview all = PrunePreview.look(engine, ALL);
            assertThat(names(all, Doomed.Kind.CONTAINER)).containsExactly(stoppedName);
            assertThat(names(all, Doomed.Kind.NETWORK)).containsExactly("lonely");
            assertThat(names(all, Doomed.Kind.VOLUME)).hasSize(2).contains("named");
            assertThat(names(all, Doomed.Kind.IMAGE)).isEmpty();

            try (VolumeAccess helper = VolumeAccess.open(engine, CONTROLLER, "kept", true)) {
                Operation operation =
                        jobs.run(OperationKind.PRUNE, Subject.engine("test"), new PruneJob(own.engine()::lease, ALL));
                assertThat(operation.error()).as(JobRunner.log(operation)).isEmpty();
                assertThat(operation
                                .report()
                                .get("removed")
                                .get("volumes")
                                .get("names")
                                .toString())
                        .contains("named")
                        .doesNotContain("kept");
                assertThat(operation.report().get("removed").get("containers").get("names"))
                        .isEqualTo(List.of(stopped));
                assertThat(operation.report().get("removed").get("networks").get("names"))
                        .isEqualTo(List.of("lonely"));
                assertThat(helper.tar()).as("the helper container was spared").isNotNull();
            }
            assertThat(new Volumes(engine).list())
                    .extracting(volume -> volume.name())
                    .containsExactly("kept");
            assertThat(new Images(engine).list()).as("the image of what runs").isNotEmpty();
        }
    }

    @EachEngine
    void anEngineThatStopsFailsThePullInOneSentence(TestEngine model) {
        try (TestRegistry registry = TestRegistry.start(directory);
                OwnEngine own = OwnEngine.like(model);
                JobRunner jobs = new JobRunner(directory.resolve(model.name()))) {
            String image = registry.put("large:1", "large", 120);
            Operation operation = jobs.submit(
                    OperationKind.PULL,
                    Subject.image(image),
                    new PullJob(own.engine()::lease, ImageName.parse(image), null, null));
            Awaitility.await().until(() -> operation.report().containsKey("progress"));
            own.kill();
            assertThat(JobRunner.await(operation).state()).isEqualTo(OperationState.FAILED);
            assertThat(operation.error().orElseThrow())
                    .startsWith("The image " + image + " could not be pulled: ")
                    .contains(own.engine().socket().toString());
        }
    }
}
