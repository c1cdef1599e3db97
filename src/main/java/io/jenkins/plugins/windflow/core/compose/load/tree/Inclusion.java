package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.field.Values;
import io.jenkins.plugins.windflow.core.compose.load.input.Workspace;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Directive;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does what {@code include} asks for: loads each included project by itself, with its own folder and its own values, and
 * copies its resources into the document that includes it. Equal names are a conflict unless they mean the same.
 */
final class Inclusion {
    /** Deepest that projects may include each other: many more lead to each other through links than anybody wrote. */
    private static final int DEEPEST = 32;

    private static final String DOT_ENV = ".env";

    /** How to ask for no file at all, as with the Docker CLI. */
    private static final String NO_FILE = "/dev/null";

    private static final List<String> SECTIONS = List.of("services", "networks", "volumes", "secrets", "configs");

    private final ProjectTree trees;
    private final Documents documents;
    private final Workspace workspace;
    private final Budget budget;
    private final Problems problems;
    private final Values values;

    Inclusion(ProjectTree trees, Documents documents, Workspace workspace, Budget budget, Problems problems) {
        this.budget = budget;
        this.trees = trees;
        this.documents = documents;
        this.workspace = workspace;
        this.problems = problems;
        this.values = new Values(problems);
    }

    /**
     * A document with everything that it includes.
     *
     * @param file the file it is in
     * @param scope the project that it belongs to
     * @throws ComposeException with everything that was found so far, when the files add up to too much
     */
    Mapping into(Mapping document, String file, ProjectScope scope) throws ComposeException {
        Mapping whole = document.without(Include.KEY);
        for (Include include : Include.read(document, values, problems)) {
            Optional<Mapping> imported = load(include, file, scope);
            if (imported.isPresent()) {
                whole = copied(imported.get(), whole, file);
            }
        }
        return whole;
    }

    private Optional<Mapping> load(Include include, String file, ProjectScope scope) throws ComposeException {
        budget.spendInclude(include.files().getFirst().position());
        if (leadsOut(include, scope)) {
            return Optional.empty();
        }
        List<Documents.Parsed> files = new ArrayList<>();
        for (Include.Reference reference : include.files()) {
            Optional<Documents.Parsed> read =
                    documents.read(scope.path(reference.path()), reference.position(), reference.key());
            if (read.isEmpty() || leadsBack(read.get().name(), reference, file, scope)) {
                return Optional.empty();
            }
            files.add(read.get());
        }
        ProjectScope own = scope.included(include.folder(), scope.variables().included(), file);
        readValues(include, scope, own);
        Optional<Mapping> tree = trees.of(files, own);
        tree.ifPresent(found -> Fields.of(found, Scope.PROJECT, "", problems, values));
        return tree.map(found -> new OwnValues(own.variables()).settle(found))
                .map(found -> new Relocation(include.folder()).project(found));
    }

    private boolean leadsOut(Include include, ProjectScope scope) {
        return include.projectDirectory()
                .filter(folder -> workspace
                        .resolve(scope.path(folder.path()), folder.position(), folder.key())
                        .isEmpty())
                .isPresent();
    }

    private boolean leadsBack(String name, Include.Reference reference, String file, ProjectScope scope) {
        List<String> walk = new ArrayList<>(scope.walk());
        walk.add(file);
        int begin = indexOf(name, walk);
        if (begin >= 0) {
            problems.add(
                    reference.position(),
                    reference.key(),
                    "The files include each other in a circle: " + String.join(" -> ", walk.subList(begin, walk.size()))
                            + " -> " + name + ".");
        } else if (walk.size() > DEEPEST) {
            problems.add(
                    reference.position(),
                    reference.key(),
                    "The files include each other more than " + DEEPEST + " levels deep.");
        }
        return begin >= 0 || walk.size() > DEEPEST;
    }

    /** The files of the request have names as the user gave them, the others their paths in the workspace. */
    private static int indexOf(String name, List<String> walk) {
        return walk.stream().map(file -> RelativePath.from(".", file)).toList().indexOf(name);
    }

    /** The files with values are named as seen from the project that includes. */
    private void readValues(Include include, ProjectScope scope, ProjectScope own) {
        if (include.envFiles().isEmpty()) {
            workspace.readIfThere(own.path(DOT_ENV)).ifPresent(own.variables()::read);
            return;
        }
        for (Include.Reference reference : include.envFiles().get()) {
            if (!reference.path().equals(NO_FILE)) {
                workspace
                        .readText(scope.path(reference.path()), reference.position(), reference.key(), true)
                        .ifPresent(own.variables()::read);
            }
        }
    }

    private Mapping copied(Mapping imported, Mapping document, String file) {
        Map<String, Mapping.Entry> sections = new LinkedHashMap<>(document.entries());
        for (String section : SECTIONS) {
            Mapping.Entry from = imported.entries().get(section);
            if (from != null && from.value() instanceof Mapping resources) {
                Mapping.Entry own = sections.get(section);
                if (own == null || own.value().isNothing()) {
                    sections.put(section, from);
                } else if (own.value() instanceof Mapping mine) {
                    sections.put(section, new Mapping.Entry(own.key(), copied(resources, mine, section, file)));
                }
            }
        }
        return Mapping.of(document.position(), document.directive(), sections);
    }

    private Mapping copied(Mapping imported, Mapping own, String section, String file) {
        Map<String, Mapping.Entry> resources = new LinkedHashMap<>(own.entries());
        imported.entries().forEach((name, entry) -> {
            Mapping.Entry mine = resources.putIfAbsent(name, entry);
            if (mine == null || mine.value().sameAs(entry.value())) {
                return;
            }
            boolean here = mine.key().file().equals(file);
            if (!here || mine.value().directive() == Directive.NONE) {
                conflict(section + "." + name, mine.key(), entry.key(), here);
            }
        });
        return Mapping.of(own.position(), own.directive(), resources);
    }

    /**
     * @param here whether the first of the two is in the file that includes the other
     */
    private void conflict(String key, Position first, Position imported, boolean here) {
        String both = here ? ", which is included, and it means" : ", both files are included, and it means";
        String wayOut = here
                ? "put !override before the value here to replace the other."
                : "define it with !override in the file that includes both.";
        problems.add(
                first,
                key,
                "The same name is in " + imported + both + " something else there: rename one of them, or " + wayOut);
    }
}
