package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.input.Workspace;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * Puts the files of a project together in one tree. Each document is interpolated, takes in what it includes, then what
 * its services extend, and is put over the documents before it (Compose Specification, "Merge and override").
 */
public final class ProjectTree {
    private final Documents documents;
    private final Budget budget;
    private final Problems problems;
    private final Inclusion inclusion;

    public ProjectTree(Documents documents, Workspace workspace, Budget budget, Problems problems) {
        this.documents = documents;
        this.budget = budget;
        this.problems = problems;
        this.inclusion = new Inclusion(this, documents, workspace, budget, problems);
    }

    /**
     * The tree of some files.
     *
     * @return empty when they hold nothing
     * @throws ComposeException with everything that was found so far, when the files add up to too much
     */
    public Optional<Mapping> of(List<Documents.Parsed> files, ProjectScope scope) throws ComposeException {
        Extends services = new Extends(scope, documents, budget, problems);
        Mapping tree = null;
        for (Documents.Parsed file : files) {
            for (Mapping document : file.documents()) {
                Mapping own = (Mapping) new TreeInterpolation(scope.variables(), problems).apply(document);
                Mapping whole = services.apply(inclusion.into(own, file.name(), scope), file.name());
                Node merged = tree == null ? Merge.first(whole) : Merge.merge(tree, whole, problems::add);
                tree = (Mapping) merged;
            }
        }
        return Optional.ofNullable(tree);
    }
}
