package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.projects.SampleProject;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.stack.adopt.AdoptedProject;
import io.jenkins.plugins.windflow.core.stack.adopt.Adoption;
import io.jenkins.plugins.windflow.core.stack.adopt.ForeignStack;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The projects of the corpus, made by docker compose and then taken over from their containers alone. */
class AdoptedProjectsTest {
    private static final int AT_ONCE = 6;
    /** What docker compose itself cannot make. */
    private static final Set<String> NOT_MADE =
            Set.of("59-external-resources on 20.10", "59-external-resources on 26.1", "60-mac-and-address on 20.10");

    @TempDir
    Path directory;

    /** Nothing of any of them would be replaced by a deployment of the files that were written. */
    @Test
    void whatDockerComposeMadeIsTakenOver() throws Exception {
        Map<String, List<String>> wrong = new ConcurrentSkipListMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (SampleProject sample : SampleProject.all()) {
                all.add(workers.submit(() -> TestEngines.all().forEach(engine -> {
                    List<String> lines = attempt(engine, sample);
                    if (!lines.isEmpty()) {
                        wrong.put(sample.name() + " on " + engine.name(), lines);
                    }
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        for (String unlucky : List.copyOf(wrong.keySet())) {
            if (wrong.get(unlucky).toString().contains("Pool overlaps")) {
                again(unlucky, wrong);
            }
        }
        assertThat(wrong.keySet()).as(wrong.toString()).containsAll(NOT_MADE);
        wrong.keySet().removeAll(NOT_MADE);
        assertThat(new TreeMap<>(wrong)).isEmpty();
    }

    /** Projects that want the same subnet cannot be there at the same time. */
    private void again(String unlucky, Map<String, List<String>> wrong) {
        for (SampleProject sample : SampleProject.all()) {
            for (TestEngine engine : TestEngines.all()) {
                if (unlucky.equals(sample.name() + " on " + engine.name())) {
                    List<String> lines = attempt(engine, sample);
                    if (lines.isEmpty()) {
                        wrong.remove(unlucky);
                    } else {
                        wrong.put(unlucky, lines);
                    }
                }
            }
        }
    }

    private List<String> attempt(TestEngine engine, SampleProject sample) {
        Path folder = directory.resolve(TestEngines.uniqueName(sample.name()));
        try (SharedProject shared = SharedProject.running(engine, sample, folder)) {
            shared.compose("up", "-d", "--no-build", "--pull", "never");
            return differences(engine, shared.name);
        } catch (Exception | AssertionError e) {
            return List.of(e.toString());
        }
    }

    private static List<String> differences(TestEngine engine, String project) throws Exception {
        try (EngineLease lease = engine.lease()) {
            ForeignStack stack = ForeignStack.read(new StackEngine(lease.engine()), project);
            AdoptedProject written = AdoptedProject.of(stack);
            Adoption adoption = Adoption.propose(
                    engine::lease,
                    TestStack.CONTROLLER,
                    stack,
                    written.request().withProjectName(project).withPolicy(ComposePolicy.ALLOW_ALL),
                    written.remarks());
            return adoption.differences().stream()
                    .map(action -> line(action, project) + "\n" + written.file().text())
                    .toList();
        }
    }

    private static String line(Plan.Action action, String project) {
        return (action.verb().name().toLowerCase(Locale.ROOT) + " " + action.kind() + " " + action.name() + " "
                        + action.reason())
                .replace(project + "-", "")
                .replace(project + "_", "")
                .strip();
    }
}
