package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.field.Values;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.report.Suggestion;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Directive;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does what {@code extends} asks for, within one project: puts each service over the one that it extends, which is in
 * the same file or in another one, and may extend a further one itself. Nothing but services is taken from other files.
 */
final class Extends {
    private static final String KEY = "extends";
    private static final String SERVICES = "services";
    private static final Position NOWHERE = new Position("", 0, 0);
    private static final Mapping NOTHING = Mapping.of(NOWHERE, Directive.NONE, Map.of());

    /** What stands for a service that cannot be found: whoever extends it would have had its image. */
    private static final Mapping UNKNOWN =
            Mapping.of(NOWHERE, Directive.NONE, Map.of("image", new Mapping.Entry(NOWHERE, Scalar.reported(NOWHERE))));

    private final ProjectScope scope;
    private final Documents documents;
    private final Budget budget;
    private final Problems problems;
    private final Values values;
    private final Map<String, Optional<Site>> others = new HashMap<>();

    Extends(ProjectScope scope, Documents documents, Budget budget, Problems problems) {
        this.scope = scope;
        this.documents = documents;
        this.budget = budget;
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** A file with services that can be extended: the document at hand, or another file as it is by itself. */
    private static final class Site {
        private final String file;
        private final Mapping services;
        private final Map<String, Mapping> extended = new HashMap<>();

        Site(String file, Mapping services) {
            this.file = file;
            this.services = services;
        }
    }

    /** A service on the way from one that extends to the last one that is extended. */
    private record Step(Site site, String name) {
        boolean isDone() {
            return site.extended.containsKey(name);
        }

        boolean extendsNothing() {
            return own().value(KEY).filter(node -> !node.isNothing()).isEmpty();
        }

        Mapping own() {
            return site.services.entries().get(name).value() instanceof Mapping service
                    ? service
                    : Mapping.of(site.services.position(), Directive.NONE, Map.of());
        }

        String key() {
            return SERVICES + "." + name + "." + KEY;
        }
    }

    /**
     * A document in which no service extends another any more.
     *
     * @param file the file it is in
     * @throws ComposeException with everything that was found so far, when the services add up to too much
     */
    Mapping apply(Mapping document, String file) throws ComposeException {
        if (!(document.value(SERVICES).orElse(null) instanceof Mapping services)) {
            return document;
        }
        Site here = new Site(file, services);
        Map<String, Mapping.Entry> extended = new LinkedHashMap<>();
        for (Map.Entry<String, Mapping.Entry> service : services.entries().entrySet()) {
            Mapping.Entry entry = service.getValue();
            if (entry.value() instanceof Mapping own && own.entries().containsKey(KEY)) {
                Mapping whole = extended(new Step(here, service.getKey()));
                extended.put(service.getKey(), new Mapping.Entry(entry.key(), whole));
            }
        }
        if (extended.isEmpty()) {
            return document;
        }
        Map<String, Mapping.Entry> all = new LinkedHashMap<>(services.entries());
        all.putAll(extended);
        return document.change(SERVICES, node -> Mapping.of(node.position(), node.directive(), all));
    }

    /** Walks to the last service that is extended, then puts the others over it on the way back. */
    private Mapping extended(Step first) throws ComposeException {
        Set<Step> walk = new LinkedHashSet<>();
        Deque<Step> open = new ArrayDeque<>();
        Optional<Step> next = Optional.of(first);
        while (next.isPresent() && !next.get().isDone()) {
            Step step = next.get();
            if (walk.add(step)) {
                open.push(step);
                next = base(step);
            } else {
                reportCircle(List.copyOf(walk), step);
                next = Optional.empty();
            }
        }
        Mapping whole = next.map(known -> known.site().extended.get(known.name()))
                .orElseGet(() -> open.element().extendsNothing() ? NOTHING : UNKNOWN);
        for (Step step : open) {
            whole = over(whole, step);
            step.site().extended.put(step.name(), whole);
        }
        return whole;
    }

    private Mapping over(Mapping base, Step step) throws ComposeException {
        Mapping own = step.own().without(KEY);
        if (base == NOTHING) {
            return own;
        }
        Mapping whole = Merge.extend(step.name(), (Mapping) Merge.first(base), own, problems::add);
        budget.spendValues(whole);
        return whole;
    }

    /** The service that one extends; empty when it extends none, or when something is wrong, which is reported. */
    private Optional<Step> base(Step step) throws ComposeException {
        Node node = step.own().value(KEY).filter(found -> !found.isNothing()).orElse(null);
        if (!(node instanceof Mapping mapping)) {
            return node == null
                    ? Optional.empty()
                    : values.string(node, step.key()).flatMap(name -> target(step.site(), name, node, step));
        }
        Fields fields = Fields.of(mapping, Scope.EXTENDS, step.key(), problems, values);
        if (!fields.has("service")) {
            problems.add(fields.position(), step.key(), "This extends has no service.");
        }
        Optional<String> service = fields.string("service");
        Optional<Site> site = fields.has("file") ? other(fields, step) : Optional.of(step.site());
        return service.isEmpty() || site.isEmpty()
                ? Optional.empty()
                : target(site.get(), service.get(), fields.node("service").orElseThrow(), step);
    }

    private Optional<Step> target(Site site, String service, Node node, Step step) {
        Mapping.Entry entry = site.services.entries().get(service);
        if (entry != null && entry.value().directive() != Directive.RESET) {
            return Optional.of(new Step(site, service));
        }
        boolean sameFile = site == step.site();
        problems.add(
                node.position(),
                step.key(),
                () -> "There is no service \"" + service + "\" in " + site.file
                        + (sameFile ? ", and extends without a file looks nowhere else." : ".")
                        + Suggestion.sentence(service, site.services.entries().keySet()));
        return Optional.empty();
    }

    /** The services of another file, with paths that start from the project's folder. */
    private Optional<Site> other(Fields fields, Step step) throws ComposeException {
        Optional<String> path = fields.string("file");
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (RelativePath.isRemote(path.get())) {
            problems.add(
                    fields.position("file"),
                    fields.path("file"),
                    "Compose files are not fetched from other places: check them out into the workspace, and give the path there.");
            return Optional.empty();
        }
        Optional<Site> known = others.get(path.get());
        if (known == null) {
            known = read(path.get(), fields);
            others.put(path.get(), known);
        }
        return known;
    }

    private Optional<Site> read(String path, Fields fields) throws ComposeException {
        Optional<Documents.Parsed> file =
                documents.read(scope.path(path), fields.position("file"), fields.path("file"));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Node tree = null;
        for (Mapping document : file.get().documents()) {
            Node own = new TreeInterpolation(scope.variables(), problems).apply(document);
            tree = tree == null ? Merge.first(own) : Merge.merge(tree, own, problems::add);
        }
        if (!(((Mapping) tree).value(SERVICES).orElse(null) instanceof Mapping services)) {
            problems.add(
                    fields.position("file"),
                    fields.path("file"),
                    "There are no services in " + file.get().name() + ".");
            return Optional.empty();
        }
        Mapping moved = new Relocation(RelativePath.parent(path)).services(services);
        return Optional.of(new Site(file.get().name(), moved));
    }

    private void reportCircle(List<Step> walk, Step again) {
        List<Step> circle = new ArrayList<>(walk.subList(walk.indexOf(again), walk.size()));
        circle.add(again);
        boolean oneFile =
                circle.stream().map(step -> step.site().file).distinct().count() == 1;
        List<String> shown = circle.stream()
                .map(step -> oneFile ? step.name() : step.name() + " in " + step.site().file)
                .toList();
        problems.add(
                again.own().value(KEY).orElseThrow().position(),
                again.key(),
                "The services extend each other in a circle: "
                        + (shown.size() > 11
                                ? String.join(" -> ", shown.subList(0, 10)) + " -> ... (" + (shown.size() - 1)
                                        + " services)"
                                : String.join(" -> ", shown))
                        + ".");
    }
}
