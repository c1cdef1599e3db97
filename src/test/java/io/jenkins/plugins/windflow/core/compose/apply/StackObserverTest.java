package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.RecordingDialer;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class StackObserverTest {
    @TempDir
    Path directory;

    /** What it costs to look at a stack: one list of each kind, and one call for each thing that the lists have shown. */
    @EachEngine
    void asksForEveryThingOnce(TestEngine engine) throws InterruptedException {
        try (TestStack stack = new TestStack(engine, directory);
                Engines engines = new Engines()) {
            Project project = stack.project(
                    List.of(stack.network("default", Map.of())),
                    List.of(stack.volume("data")),
                    stack.sleeper("a"),
                    stack.sleeper("b"),
                    stack.sleeper("c"));
            stack.deployed(project);
            RecordingDialer dialer = new RecordingDialer(engine.dialer());
            ObservedStack observed;
            List<String> before;
            try (EngineLease lease = engines.lease(dialer)) {
                lease.engine().info();
                before = dialer.requests();
                observed = StackObserver.observe(new StackEngine(lease.engine()), project);
            }

            assertThat(observed.containers())
                    .extracting(ObservedContainer::service)
                    .containsExactlyInAnyOrder("a", "b", "c");
            assertThat(dialer.requests()
                            .subList(before.size(), dialer.requests().size()))
                    .as("three lists, three containers, a network, an image; the volume is in its list")
                    .hasSize(8)
                    .doesNotHaveDuplicates();
        }
    }
}
