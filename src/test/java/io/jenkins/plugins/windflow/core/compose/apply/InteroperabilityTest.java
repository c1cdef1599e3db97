package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.projects.SampleProject;
import io.jenkins.plugins.windflow.testing.SourceTree;
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
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The projects of the corpus on real engines, in turn in the hands of docker compose and in ours. */
class InteroperabilityTest {
    private static final int AT_ONCE = 6;
    private static final Set<String> COMPOSE_ONE =
            Set.of("02-wiki", "04-monitoring", "07-profiles", "08-selected-services", "12-yaml-anchors");
    /** Projects that no program can create as they stand on a plain engine, and what they would need. */
    private static final Map<String, String> NOT_AS_THEY_STAND = Map.of(
            "22-names", "an image by its digest, from a registry",
            "28-gpu", "a GPU, and four processors",
            "34-namespaces", "a container of somebody else",
            "35-resources", "four processors, and memory limits below the least one",
            "39-links", "a container of somebody else",
            "40-tmpfs", "a storage driver with quotas",
            "43-merged-lists", "capabilities of invented names",
            "44-merged-maps", "memory limits below the least one",
            "55-media-server", "mounts of a container with a tmpfs mount, which engines cannot pass on");
    /** Projects that docker compose really takes over from us: it makes every container anew. */
    private static final Set<String> TAKEN_OVER = Set.of(
            "01-web-shop",
            "16-dependencies",
            "18-networks",
            "24-restart-policies",
            "34-namespaces",
            "37-scale",
            "39-links",
            "50-vpn-sidecar");

    @TempDir
    Path directory;

    /** What is asked of one project; returns what is wrong, a line for each thing. */
    private interface Check {
        List<String> of(TestEngine engine, SampleProject sample, Path folder) throws Exception;
    }

    /**
     * What docker compose runs is kept, changed only where it is asked, and taken down by it. Projects that do not run here as
     * they stand are also created as they stand, which settles all their settings.
     */
    @Test
    void whatDockerComposeMadeIsKept() throws Exception {
        List<Map<String, List<String>>> everywhere = eachOnEveryEngine(SampleProject.all(), this::afterCompose);
        assertThat(everywhere.stream().map(changes -> AcceptedChange.unexpected(AcceptedChange.ALL, changes)))
                .allSatisfy(lines -> assertThat(lines).isEmpty());
        assertThat(AcceptedChange.stale(AcceptedChange.ALL, everywhere)).isEmpty();
    }

    private List<String> afterCompose(TestEngine engine, SampleProject sample, Path folder) throws Exception {
        List<String> lines = new ArrayList<>();
        if (sample.needsChanges() && !NOT_AS_THEY_STAND.containsKey(sample.name())) {
            try (SharedProject shared = SharedProject.asItStands(engine, sample, folder.resolve("created"))) {
                shared.compose("create", "--no-build", "--pull", "never");
                shared.changes().stream()
                        .filter(change -> !change.startsWith("start "))
                        .forEach(lines::add);
            }
        }
        try (SharedProject shared = SharedProject.running(engine, sample, folder.resolve("running"))) {
            shared.compose("up", "-d", "--no-build", "--pull", "never");
            List<String> changes = shared.changes();
            lines.addAll(changes.isEmpty() ? changesOfOneService(shared) : changes);
        }
        return lines;
    }

    /** Only the service that is asked to be otherwise is replaced, with what depends on its being there. */
    private List<String> changesOfOneService(SharedProject shared) throws Exception {
        String service = shared.project.services().keySet().iterator().next();
        Map<String, String> theirs = shared.containers();
        shared.addFile("change.yaml", "services: {\"" + service + "\": {labels: {changed: \"yes\"}}}");
        Set<String> own = shared.containersOf(service);
        List<String> lines = new ArrayList<>();
        Set<String> planned = new TreeSet<>();
        for (Plan.ContainerAction action : shared.plan().containers()) {
            if (action.verb() == Plan.Verb.KEEP) {
                continue;
            }
            boolean asAsked = action.service().equals(service)
                    ? action.verb() == Plan.Verb.RECREATE && action.reason().equals("labels changed")
                    : isBroughtAbout(shared.project, action.service(), service, action.reason());
            expect(lines, "plan: " + action, asAsked, true);
            if (action.verb() == Plan.Verb.RECREATE) {
                planned.add(action.name());
            }
        }
        expect(lines, "planned " + planned, planned.containsAll(own), true);
        shared.deploy(directory);
        Map<String, String> now = shared.containers();
        Set<String> replaced = new TreeSet<>(theirs.keySet());
        replaced.removeIf(name -> theirs.get(name).equals(now.get(name)));
        expect(lines, "replaced", replaced, planned);
        return lines;
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

    /** Ours in its hands: it lists, shows and keeps it, makes it its own only when asked, and takes it down. */
    @Test
    void dockerComposeWorksWithWhatWeMade() throws Exception {
        List<Map<String, List<String>>> everywhere = eachOnEveryEngine(SampleProject.all(), this::afterUs);
        assertThat(everywhere.stream().map(changes -> AcceptedChange.unexpected(AcceptedChange.OURS, changes)))
                .allSatisfy(lines -> assertThat(lines).isEmpty());
        assertThat(AcceptedChange.stale(AcceptedChange.OURS, everywhere)).isEmpty();
    }

    private List<String> afterUs(TestEngine engine, SampleProject sample, Path folder) throws Exception {
        try (SharedProject shared = SharedProject.running(engine, sample, folder)) {
            shared.deploy(directory);
            List<String> lines = new ArrayList<>(shared.changes());
            Map<String, String> ours = shared.containers();
            expect(lines, "ps", shared.listed(), ours.keySet());
            expect(lines, "up --no-recreate would change", shared.rehearse("--no-recreate"), Set.of());
            Set<String> recreated = ours.keySet().stream()
                    .map(container -> "Container " + container + " Recreate")
                    .collect(Collectors.toCollection(TreeSet::new));
            expect(lines, "up would change", shared.rehearse(), recreated);
            if (TAKEN_OVER.contains(sample.name())) {
                lines.addAll(takenOver(shared));
            }
            return lines;
        }
    }

    private static List<String> takenOver(SharedProject shared) throws Exception {
        List<String> lines = new ArrayList<>();
        Map<String, String> ours = shared.containers();
        expect(lines, "ls", shared.compose("ls", "-a").contains(shared.name), true);
        shared.compose("logs");
        shared.compose("up", "-d", "--no-recreate", "--no-build", "--pull", "never");
        expect(lines, "up --no-recreate", shared.containers(), ours);
        shared.compose("up", "-d", "--no-build", "--pull", "never");
        Set<String> untouched = new TreeSet<>(shared.containers().values());
        untouched.retainAll(ours.values());
        expect(lines, "up", untouched, Set.of());
        lines.addAll(shared.changes());
        shared.compose("--profile", "*", "down");
        expect(lines, "down", shared.containers(), Map.of());
        return lines;
    }

    /** Those of the projects that this old program understands. */
    @Test
    void whatComposeOneMadeIsKept() throws Exception {
        List<SampleProject> samples = SampleProject.all().stream()
                .filter(sample -> COMPOSE_ONE.contains(sample.name()))
                .toList();
        assertThat(samples).hasSameSizeAs(COMPOSE_ONE);
        List<Map<String, List<String>>> everywhere = eachOnEveryEngine(samples, InteroperabilityTest::afterComposeOne);
        assertThat(everywhere.stream().map(changes -> AcceptedChange.unexpected(AcceptedChange.COMPOSE_ONE, changes)))
                .allSatisfy(lines -> assertThat(lines).isEmpty());
        assertThat(AcceptedChange.stale(AcceptedChange.COMPOSE_ONE, everywhere)).isEmpty();
    }

    private static List<String> afterComposeOne(TestEngine engine, SampleProject sample, Path folder) throws Exception {
        try (SharedProject shared = SharedProject.running(engine, sample, folder)) {
            // It connects a container to all but the first of its networks when it starts it.
            shared.composeOne("up", "-d", "--no-build");
            List<String> lines = new ArrayList<>(shared.changes());
            for (String name : shared.containers().keySet()) {
                expect(lines, name + " has a name of Compose 1", name.startsWith(shared.name + "_"), true);
            }
            return lines;
        }
    }

    private static void expect(List<String> wrong, String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            wrong.add(what + ": " + found + " instead of " + expected);
        }
    }

    @Test
    void allSixtyProjectsTakePart() {
        assertThat(SampleProject.all())
                .hasSizeGreaterThanOrEqualTo(60)
                .extracting(SampleProject::name)
                .containsAll(NOT_AS_THEY_STAND.keySet())
                .containsAll(TAKEN_OVER);
    }

    /** The document says why something is changed on purpose. */
    @Test
    void everyAcceptedChangeIsDocumented() throws IOException {
        String document =
                Files.readString(SourceTree.path("docs/compose-support.md")).replace("\n  ", " ");
        for (List<AcceptedChange> list : List.of(AcceptedChange.ALL, AcceptedChange.OURS, AcceptedChange.COMPOSE_ONE)) {
            assertThat(list).allSatisfy(one -> assertThat(document).contains("* " + one.reason() + "\n"));
        }
    }

    /**
     * Several projects at a time, each on one engine after the other: both are busy, and networks with the same addresses do not
     * meet. For each engine the projects of which something is wrong.
     */
    private List<Map<String, List<String>>> eachOnEveryEngine(List<SampleProject> samples, Check check)
            throws Exception {
        Map<String, Map<String, List<String>>> wrong = new TreeMap<>();
        TestEngines.all().forEach(engine -> wrong.put(engine.name(), new ConcurrentSkipListMap<>()));
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (SampleProject sample : samples) {
                all.add(workers.submit(() -> TestEngines.all().forEach(engine -> {
                    List<String> lines = one(engine, sample, check);
                    if (!lines.isEmpty()) {
                        wrong.get(engine.name()).put(sample.name(), lines);
                    }
                })));
            }
            for (Future<?> project : all) {
                project.get();
            }
        }
        return List.copyOf(wrong.values());
    }

    private List<String> one(TestEngine engine, SampleProject sample, Check check) {
        try {
            return check.of(engine, sample, directory.resolve(TestEngines.uniqueName(sample.name())));
        } catch (Exception | AssertionError e) {
            return List.of(e.toString());
        }
    }
}
