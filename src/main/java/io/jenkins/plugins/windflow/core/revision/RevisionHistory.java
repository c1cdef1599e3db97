package io.jenkins.plugins.windflow.core.revision;

import java.util.List;

/**
 * The revisions of one stack.
 *
 * @param revisions newest first
 * @param damaged one sentence for each file that could not be read
 */
public record RevisionHistory(List<RevisionHeader> revisions, List<String> damaged) {
    /** Keeps unmodifiable copies. */
    public RevisionHistory {
        revisions = List.copyOf(revisions);
        damaged = List.copyOf(damaged);
    }
}
