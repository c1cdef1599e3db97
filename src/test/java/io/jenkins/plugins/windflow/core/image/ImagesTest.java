package io.jenkins.plugins.windflow.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.usage.UsingContainer;
import io.jenkins.plugins.windflow.testing.BusyboxTar;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The list of images, and what may be done with them, on real engines. */
class ImagesTest {
    private final String repository = TestEngines.uniqueName("image");

    private void put(Engine engine, String tag) {
        List<String> changes = List.of(
                "LABEL " + TestEngines.LABEL + "=" + TestEngines.label(), "ENV SECRET=" + tag, "CMD [\"/bin/sh\"]");
        engine.importImage(repository, tag, changes, new ByteArrayInputStream(BusyboxTar.bytes()))
                .drain(event -> {});
    }

    private Optional<ImageSummary> find(Images images, String name) {
        return images.list().stream()
                .filter(image -> image.tags().contains(name))
                .findFirst();
    }

    @EachEngine
    void isListedWithItsNamesAndUsers(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            put(lease.engine(), "1");
            Images images = new Images(lease.engine());
            images.tag(repository + ":1", ImageName.parse(repository + ":same"));
            String container = engine.create(config -> config.put("Image", repository + ":1"), "/bin/true");

            ImageSummary image = find(images, repository + ":1").orElseThrow();

            assertThat(image.tags()).containsExactly(repository + ":1", repository + ":same");
            assertThat(image.dangling()).isFalse();
            assertThat(image.size()).isGreaterThan(500_000);
            assertThat(image.labels()).containsEntry(TestEngines.LABEL, TestEngines.label());
            assertThat(Duration.between(image.created(), Instant.now())).isLessThan(Duration.ofMinutes(10));
            assertThat(image.containers()).extracting(UsingContainer::id).containsExactly(container);
            assertThat(image.containers()).extracting(UsingContainer::state).containsExactly("created");

            assertThatExceptionOfType(EngineException.class)
                    .as("while a container uses it")
                    .isThrownBy(() -> images.remove(image.id(), false))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
            engine.remove(container);
        }
    }

    @EachEngine
    void losesItsNamesOneByOneAndThenGoes(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            put(lease.engine(), "1");
            Images images = new Images(lease.engine());
            images.tag(repository + ":1", ImageName.parse(repository + ":same"));
            String id = find(images, repository + ":1").orElseThrow().id();

            RemovedImages first = images.remove(repository + ":same", false);
            assertThat(first.untagged()).containsExactly(repository + ":same");
            assertThat(first.deleted()).isEmpty();
            RemovedImages last = images.remove(repository + ":1", false);
            assertThat(last.untagged()).containsExactly(repository + ":1");
            assertThat(last.deleted()).contains(id);
            assertThat(find(images, repository + ":1")).isEmpty();
        }
    }

    @EachEngine
    void anImageWhoseNameMovedOnIsDangling(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            put(lease.engine(), "1");
            Images images = new Images(lease.engine());
            String id = find(images, repository + ":1").orElseThrow().id();
            put(lease.engine(), "2");
            images.tag(repository + ":2", ImageName.parse(repository + ":1"));

            assertThat(images.list())
                    .filteredOn(image -> image.id().equals(id))
                    .singleElement()
                    .satisfies(image -> assertThat(image.dangling()).isTrue());
        }
    }

    @EachEngine
    void detailsHaveValuesOnlyForThoseWhoMaySeeThem(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            put(lease.engine(), "whispered");
            ImageDetails details = new Images(lease.engine()).details(repository + ":whispered");

            assertThat(details.inspect().path("Config").path("Env").toString()).contains("SECRET=whispered");
            assertThat(details.history()).isNotEmpty();
            assertThat(details.history().getFirst().size())
                    .isEqualTo(details.summary().size());
            ImageDetails masked = details.masked();
            assertThat(masked.inspect().path("Config").toString())
                    .contains("SECRET=***")
                    .doesNotContain("whispered");
            assertThat(masked.history().toString()).doesNotContain("SECRET=whispered");
        }
    }
}
