package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.field.Values;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code include}: a project that comes with its own files (Compose Specification, "Include").
 *
 * @param files at least one; a later one is put over the earlier ones
 * @param projectDirectory the folder that its relative paths start from; that of its first file when it is not given
 * @param envFiles the files with its values; {@code .env} of its folder when they are not given
 */
record Include(List<Reference> files, Optional<Reference> projectDirectory, Optional<List<Reference>> envFiles) {
    static final String KEY = "include";

    /** A path in a Compose file, as seen from the folder of the project that includes. */
    record Reference(String path, Position position, String key) {}

    /** The folder that the relative paths of the included project start from, as seen from the one that includes. */
    String folder() {
        return projectDirectory
                .map(Reference::path)
                .orElseGet(() -> RelativePath.parent(files.getFirst().path()));
    }

    /** Reads the entries of a document; what is wrong with one is reported, and that entry left out. */
    static List<Include> read(Mapping document, Values values, Problems problems) {
        return document.value(KEY)
                .filter(node -> !node.isNothing())
                .map(node -> new Reader(values, problems).entries(node))
                .orElse(List.of());
    }

    private static final class Reader {
        private final Values values;
        private final Problems problems;

        Reader(Values values, Problems problems) {
            this.values = values;
            this.problems = problems;
        }

        List<Include> entries(Node node) {
            List<Include> entries = new ArrayList<>();
            List<Node> items = values.items(node, KEY);
            for (int index = 0; index < items.size(); index++) {
                entry(items.get(index), KEY + "[" + index + "]").ifPresent(entries::add);
            }
            return entries;
        }

        private Optional<Include> entry(Node node, String key) {
            if (!(node instanceof Mapping mapping)) {
                return reference(node, key).map(file -> new Include(List.of(file), Optional.empty(), Optional.empty()));
            }
            Fields fields = Fields.of(mapping, Scope.INCLUDE, key, problems, values);
            if (!fields.has("path")) {
                problems.add(fields.position(), key, "This include has no path.");
            }
            Optional<List<Reference>> files =
                    fields.node("path").flatMap(path -> references(path, fields.path("path")));
            Optional<Reference> folder =
                    fields.node("project_directory").flatMap(path -> reference(path, fields.path("project_directory")));
            Optional<List<Reference>> envFiles =
                    fields.node("env_file").flatMap(path -> references(path, fields.path("env_file")));
            return files.filter(paths -> !paths.isEmpty()).map(paths -> new Include(paths, folder, envFiles));
        }

        /** All of them, or none when one is wrong. */
        private Optional<List<Reference>> references(Node node, String key) {
            List<Reference> references = new ArrayList<>();
            if (!(Merge.items(node) instanceof Sequence sequence)) {
                values.wrongKind(node, key, "a path or a list of paths");
                return Optional.empty();
            }
            for (Node item : sequence.items()) {
                reference(item, key).ifPresent(references::add);
            }
            return Optional.of(references)
                    .filter(all -> all.size() == sequence.items().size());
        }

        private Optional<Reference> reference(Node node, String key) {
            Optional<String> path = values.string(node, key);
            if (path.filter(RelativePath::isRemote).isPresent()) {
                problems.add(
                        node.position(),
                        key,
                        "Compose files are not fetched from other places: check them out into the workspace, and give the path there.");
                return Optional.empty();
            }
            return path.map(text -> new Reference(text, node.position(), key));
        }
    }
}
