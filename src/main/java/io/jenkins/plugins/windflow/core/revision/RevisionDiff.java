package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * In what one revision differs from another.
 *
 * @param files that differ, in the order of their paths
 * @param variables of interpolation; a value that is not stored is given as empty text
 * @param secrets names with the ids of their credentials
 * @param images by service
 * @param options of the deployment, profiles and services
 */
public record RevisionDiff(
        int from,
        int to,
        List<FileDiff> files,
        List<Difference> variables,
        List<Difference> secrets,
        List<Difference> images,
        List<Difference> options) {
    /**
     * One row of a table.
     *
     * @param before empty when it was not there
     * @param after empty when it is not there any more
     */
    public record Difference(String name, Optional<String> before, Optional<String> after) {}

    /** Compares two revisions of one stack. */
    public static RevisionDiff of(Revision from, Revision to) {
        return new RevisionDiff(
                from.number(),
                to.number(),
                files(files(from), files(to)),
                rows(variables(from), variables(to)),
                rows(from.blueprint().secrets(), to.blueprint().secrets()),
                rows(images(from), images(to)),
                rows(options(from), options(to)));
    }

    private static List<FileDiff> files(Map<String, StoredContent> from, Map<String, StoredContent> to) {
        TreeSet<String> paths = new TreeSet<>(from.keySet());
        paths.addAll(to.keySet());
        List<FileDiff> differences = new ArrayList<>();
        for (String path : paths) {
            FileDiff.of(path, Optional.ofNullable(from.get(path)), Optional.ofNullable(to.get(path)))
                    .ifPresent(differences::add);
        }
        return differences;
    }

    private static List<Difference> rows(Map<String, String> from, Map<String, String> to) {
        TreeSet<String> names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        return names.stream()
                .map(name ->
                        new Difference(name, Optional.ofNullable(from.get(name)), Optional.ofNullable(to.get(name))))
                .filter(row -> !row.before().equals(row.after()))
                .toList();
    }

    private static Map<String, StoredContent> files(Revision revision) {
        Map<String, StoredContent> files = new LinkedHashMap<>();
        revision.blueprint().further().forEach(file -> files.put(file.path(), file.content()));
        revision.blueprint().files().forEach(file -> files.put(file.path(), file.content()));
        return files;
    }

    private static Map<String, String> variables(Revision revision) {
        Map<String, String> values = new LinkedHashMap<>();
        revision.blueprint()
                .variables()
                .forEach((name, content) ->
                        values.put(name, content instanceof StoredContent.Text(String text) ? text : ""));
        return values;
    }

    private static Map<String, String> images(Revision revision) {
        Map<String, String> images = new LinkedHashMap<>();
        revision.header().images().forEach((service, image) -> images.put(service, title(image)));
        return images;
    }

    private static String title(ImageIdentity image) {
        return image.reference() + " (" + image.digest().orElse(image.id()) + ")";
    }

    private static Map<String, String> options(Revision revision) {
        DeployOptions options = revision.header().options();
        Blueprint blueprint = revision.blueprint();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "files",
                String.join(
                        ", ", blueprint.files().stream().map(StoredFile::path).toList()));
        options.pull().map(PullPolicy::key).ifPresent(pull -> values.put("pull", pull));
        options.build().ifPresent(build -> values.put("build", build.toString()));
        values.put("removeOrphans", Boolean.toString(options.removeOrphans()));
        values.put("timeout", options.timeout().toSeconds() + " s");
        values.put("minUptime", options.minUptime().toSeconds() + " s");
        values.put("rollback", Boolean.toString(options.rollback()));
        blueprint.projectDirectory().ifPresent(directory -> values.put("projectDirectory", directory));
        values.put("profiles", String.join(", ", blueprint.profiles()));
        values.put("services", String.join(", ", blueprint.services()));
        return values;
    }
}
