package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.LoaderCase;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One case of a {@code *.cases} file: what was deployed before, what somebody did to it since, what is asked now, and the
 * plan or the problems that come of it.
 *
 * <pre>
 * ## title
 * -- engine                    lines: api 1.41 (default 1.45), podman
 * -- before compose.yaml       the Compose file that was deployed before; without it the engine is empty
 * -- before request            as at {@link LoaderCase}
 * -- made by compose           the earlier deployment has none of Windflow's labels, as if docker compose had made it
 * -- since                     YAML: containers, networks, volumes, images, each by name: what inspect says otherwise now.
 *                              Mappings are merged, everything else replaces; null removes the thing; a name that is new
 *                              makes one from nothing. Besides: "state: exited 1" for a container, "moved" for an image
 * -- file compose.yaml         the Compose file that is asked for now; several are merged; without it the earlier one
 * -- request                   as at {@link LoaderCase}
 * -- options                   lines: pull POLICY, build true|false, remove orphans
 * -- plan                      the text that people see
 * -- problems                  one a line
 * </pre>
 *
 * Images that the earlier file names are on the engine; what is in an image is said at {@link SampleImages}.
 */
record PlanCase(String title, Map<String, String> sections) {
    private static final List<PullPolicy> PULL = List.of(PullPolicy.ALWAYS, PullPolicy.MISSING, PullPolicy.NEVER);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConfigHash HASH = new ConfigHash(new byte[16]);
    private static final PlanOptions BEFORE = new PlanOptions(Optional.empty(), Optional.empty(), false, HASH);

    static List<PlanCase> parse(String text) {
        return LoaderCase.parse(text).stream()
                .map(one -> new PlanCase(one.title(), one.sections()))
                .toList();
    }

    /** What comes of the case: the section plan or problems. */
    Map<String, String> run() throws ComposeException, PlanException {
        SimulatedEngine engine = engine();
        Optional<LoaderCase> earlier = part("before ");
        if (earlier.isPresent()) {
            deployBefore(engine, ComposeLoader.load(earlier.get().request()));
        }
        since(engine, yaml(sections.getOrDefault("since", "{}")));
        Project project =
                ComposeLoader.load(part("").or(() -> earlier).orElseThrow().request());
        try {
            Plan plan = Planner.plan(project, engine.observed(project), options());
            return Map.of("plan", PlanText.of(plan) + "\n");
        } catch (PlanException impossible) {
            return Map.of("problems", String.join("\n", impossible.problems()) + "\n");
        }
    }

    /** The sections that {@link #run} is compared with. */
    Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String name : List.of("plan", "problems")) {
            if (sections.containsKey(name)) {
                expected.put(name, sections.get(name).stripTrailing() + "\n");
            }
        }
        return expected;
    }

    /** The files and the request under names with a prefix, if there are any files. */
    private Optional<LoaderCase> part(String prefix) {
        Map<String, String> part = new LinkedHashMap<>();
        sections.forEach((name, text) -> {
            if (name.equals(prefix + "request")) {
                part.put("request", text);
            } else if (prefix.isEmpty() && (name.startsWith("file ") || name.startsWith("workspace "))) {
                part.put(name, text);
            } else if (!prefix.isEmpty() && name.startsWith(prefix)) {
                part.put("file " + name.substring(prefix.length()), text);
            }
        });
        boolean files = part.keySet().stream().anyMatch(name -> name.startsWith("file "));
        return files ? Optional.of(new LoaderCase(title, part)) : Optional.empty();
    }

    private SimulatedEngine engine() {
        List<String> lines = lines("engine");
        String api = lines.stream()
                .filter(line -> line.startsWith("api "))
                .map(line -> line.substring(4))
                .findFirst()
                .orElse("1.45");
        return new SimulatedEngine(api, lines.contains("podman"));
    }

    private void deployBefore(SimulatedEngine engine, Project project) throws PlanException {
        project.services().values().stream()
                .map(project::image)
                .distinct()
                .forEach(reference -> engine.image(reference, SampleImages.config(reference)));
        engine.deploy(project, BEFORE);
        if (sections.containsKey("made by compose")) {
            engine.containers
                    .values()
                    .forEach(container -> container.withObject("/Config/Labels").remove(ComposeLabels.WINDFLOW_HASH));
        }
    }

    private static void since(SimulatedEngine engine, JsonNode changes) {
        changes.path("images").properties().forEach(entry -> changeImage(engine, entry.getKey(), entry.getValue()));
        change(
                engine.networks,
                changes.path("networks"),
                name -> JSON.createObjectNode().put("Name", name).put("Id", "id-of-" + name));
        change(
                engine.volumes,
                changes.path("volumes"),
                name -> JSON.createObjectNode().put("Name", name));
        change(
                engine.containers,
                changes.path("containers"),
                name -> JSON.createObjectNode().put("Name", "/" + name).put("Id", "id-of-" + name));
        engine.containers.values().forEach(PlanCase::expandState);
    }

    private static void changeImage(SimulatedEngine engine, String reference, JsonNode change) {
        if (change.isNull()) {
            engine.images.remove(ImageReference.canonical(reference));
        } else {
            engine.image(reference, SampleImages.config(reference));
            if (change.isObject()) {
                merge(engine.images.get(ImageReference.canonical(reference)), change);
            }
        }
    }

    private static void change(Map<String, ObjectNode> things, JsonNode changes, Function<String, ObjectNode> fresh) {
        changes.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                things.remove(entry.getKey());
            } else {
                merge(things.computeIfAbsent(entry.getKey(), fresh), entry.getValue());
            }
        });
    }

    private static void merge(ObjectNode below, JsonNode above) {
        above.properties().forEach(entry -> {
            JsonNode old = below.path(entry.getKey());
            if (old.isObject() && entry.getValue().isObject()) {
                merge((ObjectNode) old, entry.getValue());
            } else {
                below.set(entry.getKey(), entry.getValue());
            }
        });
    }

    /** {@code state: exited 1} as the engine says it. */
    private static void expandState(ObjectNode container) {
        if (!container.has("state")) {
            return;
        }
        String[] words = container.remove("state").asText().split(" ");
        container
                .withObject("/State")
                .put("Status", words[0])
                .put("Running", List.of("running", "paused", "restarting").contains(words[0]))
                .put("Paused", words[0].equals("paused"))
                .put("Restarting", words[0].equals("restarting"))
                .put("ExitCode", words.length > 1 ? Integer.parseInt(words[1]) : 0);
    }

    private static JsonNode yaml(String text) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private PlanOptions options() {
        Optional<PullPolicy> pull = Optional.empty();
        Optional<Boolean> build = Optional.empty();
        boolean removeOrphans = false;
        for (String line : lines("options")) {
            String value = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "pull" ->
                    pull = PULL.stream()
                            .filter(policy -> policy.key().equals(value))
                            .findFirst();
                case "build" -> build = Optional.of(Boolean.valueOf(value));
                case "remove" -> removeOrphans = true;
                default -> throw new IllegalArgumentException("unknown option: " + line);
            }
        }
        return new PlanOptions(pull, build, removeOrphans, HASH);
    }

    private List<String> lines(String section) {
        return sections.getOrDefault(section, "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
