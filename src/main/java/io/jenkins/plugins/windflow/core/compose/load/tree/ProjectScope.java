package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.input.Variables;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the projects that a load puts together: the one asked for, or one that another one includes.
 *
 * @param folder the folder that its relative paths start from, as seen from the folder of the first Compose file
 * @param variables what its files see
 * @param walk the files that include each other down to this project, the first one first
 */
public record ProjectScope(String folder, Variables variables, List<String> walk) {
    /** The project asked for. */
    public static ProjectScope outermost(Variables variables) {
        return new ProjectScope(".", variables, List.of());
    }

    /**
     * A project that a file of this one includes.
     *
     * @param from the folder that its paths start from, as seen from that of this project
     */
    ProjectScope included(String from, Variables values, String by) {
        List<String> longer = new ArrayList<>(walk);
        longer.add(by);
        return new ProjectScope(path(from), values, List.copyOf(longer));
    }

    /** A path of this project, as seen from the folder of the first Compose file. */
    String path(String own) {
        return RelativePath.from(folder, own);
    }
}
