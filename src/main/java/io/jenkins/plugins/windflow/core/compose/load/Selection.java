package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.report.Suggestion;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which services take part, from profiles, the services asked for, and what these depend on. */
final class Selection {
    private static final String ALL_PROFILES = "*";

    private final Reading reading;
    private final Map<String, Candidate> candidates;

    Selection(Reading reading, Map<String, Candidate> candidates) {
        this.reading = reading;
        this.candidates = candidates;
    }

    /**
     * A service of the files, as far as it matters for the selection.
     *
     * @param impliedBy by service, the key that makes it a dependency without {@code depends_on}
     */
    record Candidate(
            Fields fields, List<String> profiles, List<Dependency> dependencies, Map<String, String> impliedBy) {
        static Candidate of(Fields fields, List<Dependency> explicit) {
            ImpliedDependencies implied = ImpliedDependencies.of(fields);
            Map<String, Dependency> all = new LinkedHashMap<>();
            explicit.forEach(dependency -> all.put(dependency.service(), dependency));
            implied.dependencies().forEach(dependency -> all.putIfAbsent(dependency.service(), dependency));
            return new Candidate(fields, fields.strings("profiles"), List.copyOf(all.values()), implied.keys());
        }

        /** The key that makes another service a dependency. */
        private String keyOf(String service) {
            return impliedBy.getOrDefault(service, "depends_on");
        }

        private String pathOf(String service) {
            String path = fields.path(keyOf(service));
            return impliedBy.containsKey(service) ? path : path + "." + service;
        }
    }

    /** The services that take part, in the order of the files, with those dependencies that take part too. */
    Map<String, List<Dependency>> select() {
        checkRequest();
        Set<String> enabled = enabled();
        Set<String> wanted = reading.request().services().isEmpty() ? enabled : withDependencies(enabled);
        Map<String, List<Dependency>> selected = new LinkedHashMap<>();
        candidates.forEach((name, candidate) -> {
            List<Dependency> dependencies = usable(name, candidate, enabled, wanted.contains(name));
            if (wanted.contains(name)) {
                selected.put(name, dependencies);
            }
        });
        checkCycles(selected);
        return selected;
    }

    private void checkRequest() {
        for (String name : reading.request().services()) {
            if (!candidates.containsKey(name)) {
                reading.problems()
                        .add(
                                "services",
                                "There is no service \"" + name + "\" in the files."
                                        + Suggestion.sentence(name, candidates.keySet()));
            }
        }
    }

    /** Those without a profile or with one that is on; a service asked for by name switches its own profiles on. */
    private Set<String> enabled() {
        Set<String> profiles = new HashSet<>(reading.profiles());
        for (String name : reading.request().services()) {
            if (candidates.containsKey(name) && !isOn(candidates.get(name), reading.profiles())) {
                profiles.addAll(candidates.get(name).profiles());
            }
        }
        Set<String> enabled = new LinkedHashSet<>();
        candidates.forEach((name, candidate) -> {
            if (isOn(candidate, profiles)) {
                enabled.add(name);
            }
        });
        return enabled;
    }

    private static boolean isOn(Candidate candidate, Set<String> profiles) {
        return candidate.profiles().isEmpty()
                || profiles.contains(ALL_PROFILES)
                || candidate.profiles().stream().anyMatch(profiles::contains);
    }

    private Set<String> withDependencies(Set<String> enabled) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(reading.request().services());
        while (!open.isEmpty()) {
            String name = open.poll();
            if (enabled.contains(name) && reached.add(name)) {
                candidates.get(name).dependencies().forEach(dependency -> open.add(dependency.service()));
            }
        }
        return reached;
    }

    private List<Dependency> usable(String name, Candidate candidate, Set<String> enabled, boolean wanted) {
        List<Dependency> usable = new ArrayList<>();
        for (Dependency dependency : candidate.dependencies()) {
            boolean exists = candidates.containsKey(dependency.service());
            if (enabled.contains(dependency.service())) {
                usable.add(dependency);
            } else if (dependency.required() && (!exists || wanted)) {
                reading.problems()
                        .add(
                                candidate.fields().position(candidate.keyOf(dependency.service())),
                                candidate.pathOf(dependency.service()),
                                exists ? offSentence(name, candidate, dependency) : unknownSentence(name, dependency));
            }
        }
        return usable;
    }

    private String offSentence(String name, Candidate candidate, Dependency dependency) {
        List<String> profiles = candidates.get(dependency.service()).profiles();
        return "The service \"" + name + "\" depends on \"" + dependency.service() + "\", which takes part only "
                + "with the profile " + String.join(" or ", profiles) + ": switch it on, or "
                + (candidate.impliedBy().containsKey(dependency.service())
                        ? "leave this out."
                        : "set required: false.");
    }

    private String unknownSentence(String name, Dependency dependency) {
        return "The service \"" + name + "\" depends on \"" + dependency.service() + "\", which does not exist."
                + Suggestion.sentence(dependency.service(), candidates.keySet());
    }

    /** Takes away services without open dependencies until none is left; what remains is in or behind a cycle. */
    private void checkCycles(Map<String, List<Dependency>> selected) {
        Map<String, Integer> open = new HashMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        selected.forEach((name, dependencies) -> {
            List<String> names = dependencies.stream()
                    .map(Dependency::service)
                    .filter(selected::containsKey)
                    .toList();
            open.put(name, names.size());
            names.forEach(other ->
                    dependents.computeIfAbsent(other, any -> new ArrayList<>()).add(name));
        });
        Deque<String> ready = new ArrayDeque<>(
                selected.keySet().stream().filter(name -> open.get(name) == 0).toList());
        while (!ready.isEmpty()) {
            String done = ready.poll();
            open.remove(done);
            for (String dependent : dependents.getOrDefault(done, List.of())) {
                if (open.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
        if (!open.isEmpty()) {
            reportCycle(selected, open.keySet());
        }
    }

    private void reportCycle(Map<String, List<Dependency>> selected, Set<String> stuck) {
        List<String> walk = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String at =
                selected.keySet().stream().filter(stuck::contains).findFirst().orElseThrow();
        while (seen.add(at)) {
            walk.add(at);
            at = selected.get(at).stream()
                    .map(Dependency::service)
                    .filter(stuck::contains)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> cycle = new ArrayList<>(walk.subList(walk.indexOf(at), walk.size()));
        String shown = cycle.size() > 10
                ? String.join(" -> ", cycle.subList(0, 10)) + " -> ... (" + cycle.size() + " services)"
                : String.join(" -> ", cycle) + " -> " + at;
        Fields fields = candidates.get(at).fields();
        String key = candidates.get(at).keyOf(cycle.get(1 % cycle.size()));
        reading.problems()
                .add(
                        fields.position(key),
                        fields.path(key),
                        "The services depend on each other in a circle: " + shown + ".");
    }
}
