package io.jenkins.plugins.windflow.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.container.ContainerList;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.OwnEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineWatchEngineTest {
    /** What one viewer has been told. */
    private static final class Viewer implements SnapshotListener {
        final AtomicReference<String> last = new AtomicReference<>("");
        final AtomicInteger told = new AtomicInteger();
        final List<EngineException> losses = new CopyOnWriteArrayList<>();

        @Override
        public void seen(Snapshot snapshot) {
            last.set(new String(snapshot.json(), StandardCharsets.UTF_8));
            told.incrementAndGet();
        }

        @Override
        public void lost(EngineException why) {
            losses.add(why);
        }
    }

    /** Clients of this test alone, so that their connections can be counted. */
    private final Engines clients = new Engines();

    @AfterEach
    void close() {
        clients.close();
    }

    private EngineWatch watch(TestEngine engine) {
        return new EngineWatch(engine.name(), () -> clients.lease(engine.dialer()), Pace.DEFAULT);
    }

    private static Listing counted(AtomicInteger reads) {
        return new Listing("containers", ContainerList.LISTING.changedBy(), engine -> {
            reads.incrementAndGet();
            return ContainerList.LISTING.reader().read(engine);
        });
    }

    @EachEngine
    void tellsWhatOthersDoWithinASecond(TestEngine engine) {
        String name = TestEngines.uniqueName("watch");
        Viewer viewer = new Viewer();
        try (Following following = watch(engine).follow(ContainerList.LISTING, viewer)) {
            await().until(() -> viewer.told.get() > 0);
            String id = engine.runNamed(name);
            await().atMost(Duration.ofSeconds(1)).until(() -> viewer.last.get().contains("\"name\":\"" + name + "\""));
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> stateOf(viewer, name).equals("running"));
            try (EngineLease lease = engine.lease()) {
                lease.engine().postJson(EnginePath.of("containers", id, "pause"), Map.of(), null);
                await().atMost(Duration.ofSeconds(1))
                        .until(() -> stateOf(viewer, name).equals("paused"));
                lease.engine().delete(EnginePath.of("containers", id), Map.of("force", "1"));
            }
            await().atMost(Duration.ofSeconds(1)).until(() -> !viewer.last.get().contains(name));
        }
    }

    private static String stateOf(Viewer viewer, String name) {
        String row = viewer.last.get();
        int at = row.indexOf("\"name\":\"" + name + "\"");
        int state = at < 0 ? -1 : row.indexOf("\"state\":\"", at);
        return state < 0 ? "" : row.substring(state + 9, row.indexOf('"', state + 9));
    }

    @Test
    void asksOnceForTwoHundredViewersAndHoldsNothingWhenTheyHaveGone() {
        TestEngine engine = TestEngines.any();
        AtomicInteger reads = new AtomicInteger();
        Listing listing = counted(reads);
        EngineWatch watch = watch(engine);
        List<Viewer> viewers = new ArrayList<>();
        List<Following> followings = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            Viewer viewer = new Viewer();
            viewers.add(viewer);
            followings.add(watch.follow(listing, viewer));
        }
        await().untilAsserted(() -> assertThat(viewers).allMatch(viewer -> viewer.told.get() > 0));
        // The first look, one more when the events have begun to come, and a few for what other tests do to the engine.
        assertThat(reads.get()).isLessThanOrEqualTo(10);
        await().untilAsserted(() -> assertThat(clients.openConnections()).isLessThanOrEqualTo(3));
        Snapshot seen = watch.look(listing);
        int before = reads.get();
        for (int number = 0; number < 50; number++) {
            assertThat(watch.look(listing)).isNotNull();
        }
        assertThat(reads.get() - before)
                .as("looks at what is followed ask nobody")
                .isLessThanOrEqualTo(1);
        assertThat(seen.json()).isNotEmpty();

        followings.forEach(Following::close);
        followings.forEach(Following::close);
        assertThat(watch.isFollowed()).isFalse();
        int after = reads.get();
        clients.close();
        await().untilAsserted(() -> assertThat(clients.openConnections()).isZero());
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(reads.get()).isLessThanOrEqualTo(after + 1));
    }

    @Test
    void looksAtTheEngineItselfWhenNobodyFollows() {
        TestEngine engine = TestEngines.any();
        AtomicInteger reads = new AtomicInteger();
        EngineWatch watch = watch(engine);
        assertThat(new String(watch.look(counted(reads)).json(), StandardCharsets.UTF_8))
                .startsWith("{\"containers\":[");
        watch.look(counted(reads));
        assertThat(reads.get()).isEqualTo(2);
        assertThat(watch.isFollowed()).isFalse();
    }

    @Test
    void saysWhenTheEngineGoesAndComesBackByItself() {
        try (OwnEngine own = OwnEngine.like(TestEngines.any())) {
            TestEngine engine = own.engine();
            Viewer viewer = new Viewer();
            List<String> actions = new CopyOnWriteArrayList<>();
            EngineWatch watch = watch(engine);
            try (Following following = watch.follow(ContainerList.LISTING, viewer);
                    Following events = watch.followEvents(
                            event -> actions.add(event.path("Action").asText()))) {
                await().until(() -> viewer.told.get() > 0);
                own.kill();
                await().atMost(Duration.ofSeconds(15)).until(() -> !viewer.losses.isEmpty());
                assertThatThrownBy(() -> watch.look(ContainerList.LISTING)).isInstanceOf(EngineException.class);
                int told = viewer.told.get();
                own.start();
                await().atMost(Duration.ofSeconds(20)).until(() -> viewer.told.get() > told);
                assertThat(viewer.losses).as("said once").hasSize(1);
                String name = TestEngines.uniqueName("watch");
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    engine.create(config -> config.put("Hostname", "x"), "true");
                    assertThat(actions).contains("create");
                });
                engine.runNamed(name);
                await().atMost(Duration.ofSeconds(1))
                        .until(() -> viewer.last.get().contains(name));
            }
        }
    }
}
