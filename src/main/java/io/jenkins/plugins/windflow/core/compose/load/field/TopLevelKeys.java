package io.jenkins.plugins.windflow.core.compose.load.field;

import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.report.Suggestion;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import java.util.Set;

/**
 * What the project has of one kind, for those who name one of it.
 *
 * @param word for the kind in sentences, for instance {@code volume}
 * @param keys in the top-level section
 */
public record TopLevelKeys(String word, Set<String> keys) {
    /** Whether there is one of this key; if not, that is reported. */
    public boolean check(String key, Position position, String path, Problems problems) {
        boolean known = keys.contains(key);
        if (!known) {
            problems.add(
                    position,
                    path,
                    "The " + word + " \"" + key + "\" is not in the top-level " + word + "s."
                            + Suggestion.sentence(key, keys));
        }
        return known;
    }
}
