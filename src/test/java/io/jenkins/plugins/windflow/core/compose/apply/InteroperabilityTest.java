package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.projects.SampleProject;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The projects of the corpus on real engines, in turn in the hands of docker compose and in ours. */
class InteroperabilityTest {
    private static final int AT_ONCE = 4;
    private static final Set<String> COMPOSE_ONE =
            Set.of("02-wiki", "04-monitoring", "07-profiles", "08-selected-services", "12-yaml-anchors");
    /** Projects that no program can create on a plain engine, and what it would need. */
    private static final Map<String, String> NOT_ON_ENGINES = Map.of(
            "22-names", "an image by its digest, from a registry",
            "28-gpu", "a GPU, and four processors",
            "34-namespaces", "a container of somebody else",
            "35-resources", "four processors, and memory limits below the least one",
            "39-links", "a container of somebody else",
            "40-tmpfs", "a storage driver with quotas",
            "43-merged-lists", "capabilities of invented names",
            "44-merged-maps", "memory limits below the least one",
            "55-media-server", "a graphics card");

    @TempDir
    Path directory;

    /** What is asked of one project; returns what is wrong, a line for each thing. */
    private interface Check {
        List<String> of(SharedProject project) throws Exception;
    }

    /** All projects; those that cannot run here are created only, which settles all their settings too. */
    @Test
    void whatDockerComposeMadeIsKept() throws Exception {
        List<Map<String, List<String>>> everywhere = new ArrayList<>();
        for (TestEngine engine : TestEngines.all()) {
            everywhere.add(each(engine, onEngines(), InteroperabilityTest::changesAfterCompose));
        }
        assertThat(everywhere.stream().map(changes -> AcceptedChange.unexpected(AcceptedChange.ALL, changes)))
                .allSatisfy(lines -> assertThat(lines).isEmpty());
        assertThat(AcceptedChange.stale(AcceptedChange.ALL, everywhere)).isEmpty();
    }

    private static List<String> changesAfterCompose(SharedProject shared) throws Exception {
        boolean runs = shared.sample.deploys();
        if (runs) {
            shared.compose("up", "-d", "--no-build", "--pull", "never");
        } else {
            shared.compose("create", "--no-build", "--pull", "never");
        }
        return shared.changes().stream()
                .filter(change -> runs || !change.startsWith("start "))
                .toList();
    }

    /** Ours in its hands: it lists, shows and keeps it, makes it its own only when asked, and takes it down. */
    @EachEngine
    void dockerComposeWorksWithWhatWeMade(TestEngine engine) throws Exception {
        Map<String, List<String>> wrong = each(engine, running(), shared -> {
            shared.deploy(directory.resolve("operations/" + shared.name));
            List<String> lines = new ArrayList<>(shared.changes());
            Map<String, String> ours = shared.containers();
            expect(
                    lines,
                    "ps",
                    Set.of(shared.compose("ps", "-a", "--format", "{{.Name}}").split("\n")),
                    ours.keySet());
            expect(lines, "ls", shared.compose("ls", "-a").contains(shared.name), true);
            shared.compose("logs");
            shared.compose("up", "-d", "--no-recreate", "--no-build", "--pull", "never");
            expect(lines, "up --no-recreate", shared.containers(), ours);
            shared.compose("up", "-d", "-t", "0", "--no-build", "--pull", "never");
            Set<String> untouched = new TreeSet<>(shared.containers().values());
            untouched.retainAll(ours.values());
            expect(lines, "up", untouched, Set.of());
            lines.addAll(shared.changes());
            shared.compose("--profile", "*", "down", "-t", "0");
            expect(lines, "down", shared.containers(), Map.of());
            return lines;
        });
        assertThat(AcceptedChange.unexpected(AcceptedChange.ALL, wrong)).isEmpty();
    }

    /** Those of the projects that this old program understands. */
    @EachEngine
    void whatComposeOneMadeIsKept(TestEngine engine) throws Exception {
        List<SampleProject> samples = onEngines().stream()
                .filter(sample -> COMPOSE_ONE.contains(sample.name()))
                .toList();
        assertThat(samples).hasSameSizeAs(COMPOSE_ONE);
        Map<String, List<String>> wrong = each(engine, samples, shared -> {
            // It connects a container to all but the first of its networks when it starts it.
            shared.composeOne("up", shared.sample.deploys() ? "-d" : "--no-start", "--no-build");
            List<String> lines = new ArrayList<>();
            for (String name : shared.containers().keySet()) {
                expect(lines, name + " has a name of Compose 1", name.startsWith(shared.name + "_"), true);
            }
            shared.changes().stream()
                    .filter(change -> !change.startsWith("start "))
                    .forEach(lines::add);
            return lines;
        });
        assertThat(AcceptedChange.unexpected(AcceptedChange.COMPOSE_ONE, wrong)).isEmpty();
        assertThat(AcceptedChange.stale(AcceptedChange.COMPOSE_ONE, List.of(wrong)))
                .isEmpty();
    }

    private static void expect(List<String> wrong, String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            wrong.add(what + ": " + found + " instead of " + expected);
        }
    }

    @EachEngine
    void weChangeNothingOfDockerComposeButWhatIsAsked(TestEngine engine) throws Exception {
        Map<String, List<String>> wrong = each(engine, running(), shared -> {
            shared.compose("up", "-d", "--no-build", "--pull", "never");
            if (!shared.changes().isEmpty()) {
                return shared.changes();
            }
            String service = shared.project.services().keySet().iterator().next();
            Map<String, String> theirs = shared.containers();
            shared.override("services: {\"" + service + "\": {labels: {changed: \"yes\"}}}");
            Set<String> own = new TreeSet<>(theirs.keySet());
            own.removeIf(name -> !name.matches(shared.name + "-" + service + "-\\d+"));
            List<String> lines = new ArrayList<>();
            Set<String> planned = new TreeSet<>();
            for (String change : shared.changes()) {
                String container = change.split(" ")[2];
                String ending = change.substring(change.indexOf(container) + container.length())
                        .strip();
                boolean asAsked = own.contains(shared.name + "-" + container)
                        ? change.equals("recreate container " + container + " labels changed")
                        : isBroughtAbout(shared.project, container.replaceFirst("-\\d+$", ""), service, ending);
                expect(lines, "plan: " + change, asAsked, true);
                if (change.startsWith("recreate ")) {
                    planned.add(shared.name + "-" + container);
                }
            }
            expect(lines, "planned " + planned, planned.containsAll(own), true);
            shared.deploy(directory.resolve("operations/" + shared.name));
            Map<String, String> now = shared.containers();
            Set<String> replaced = new TreeSet<>(theirs.keySet());
            replaced.removeIf(name -> theirs.get(name).equals(now.get(name)));
            expect(lines, "replaced", replaced, planned);
            return lines;
        });
        assertThat(AcceptedChange.unexpected(AcceptedChange.ALL, wrong)).isEmpty();
    }

    /** Whether a service shares something with one that is replaced, or wants to be restarted with it; and this is the reason. */
    private static boolean isBroughtAbout(Project project, String dependent, String replaced, String reason) {
        Service service = project.services().get(dependent);
        Dependency dependency = service.dependencies().get(replaced);
        return service.parents().contains(replaced) && reason.endsWith(replaced + " is replaced")
                || dependency != null
                        && dependency.restart()
                        && reason.equals(replaced + " changes and depends_on says restart");
    }

    @Test
    void thereAreEnoughProjects() {
        assertThat(SampleProject.all()).extracting(SampleProject::name).containsAll(NOT_ON_ENGINES.keySet());
        assertThat(onEngines()).hasSizeGreaterThanOrEqualTo(51);
        assertThat(running()).hasSizeGreaterThanOrEqualTo(12);
    }

    /** The document says why something is changed on purpose. */
    @Test
    void everyAcceptedChangeIsDocumented() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("windflow.root"), "docs", "compose-support.md"))
                .replace("\n  ", " ");
        assertThat(AcceptedChange.ALL).allSatisfy(one -> assertThat(document).contains("* " + one.reason() + "\n"));
        assertThat(AcceptedChange.COMPOSE_ONE)
                .allSatisfy(one -> assertThat(document).contains("* " + one.reason() + "\n"));
    }

    private static List<SampleProject> onEngines() {
        return SampleProject.all().stream()
                .filter(sample -> !NOT_ON_ENGINES.containsKey(sample.name()))
                .toList();
    }

    private static List<SampleProject> running() {
        return onEngines().stream().filter(SampleProject::deploys).toList();
    }

    /** Several projects at a time; those of which something is wrong. */
    private Map<String, List<String>> each(TestEngine engine, List<SampleProject> samples, Check check)
            throws Exception {
        Map<String, List<String>> wrong = new TreeMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<List<String>>> results = new TreeMap<>();
            for (SampleProject sample : samples) {
                results.put(sample.name(), workers.submit(() -> one(engine, sample, check)));
            }
            for (Map.Entry<String, Future<List<String>>> result : results.entrySet()) {
                if (!result.getValue().get().isEmpty()) {
                    wrong.put(result.getKey(), result.getValue().get());
                }
            }
        }
        return wrong;
    }

    private List<String> one(TestEngine engine, SampleProject sample, Check check) {
        try (SharedProject shared =
                new SharedProject(engine, sample, directory.resolve(sample.name() + "-" + engine.name()))) {
            return check.of(shared);
        } catch (Exception | AssertionError e) {
            return List.of(e.toString());
        }
    }
}
