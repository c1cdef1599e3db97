package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.YamlReader;

/**
 * What the files of one load may add up to, with everything written out that they include and extend: a few short files
 * can ask for each other any number of times.
 */
public final class Budget {
    /** Longest text of all Compose files together, in characters. */
    private static final int LONGEST_TOTAL = 2 * YamlReader.LONGEST_FILE;

    /** Most projects that are included, in whatever way. */
    private static final int MOST_INCLUDED = 1_000;

    private final Problems problems;
    private int included;
    private long values;
    private long characters;

    public Budget(Problems problems) {
        this.problems = problems;
    }

    /**
     * Some text is going to be parsed.
     *
     * @throws ComposeException with everything that was found so far, when it is too much
     */
    void spendText(int length, Position position) throws ComposeException {
        characters += length;
        if (characters > LONGEST_TOTAL) {
            exceeded(position, "The Compose files have more than " + LONGEST_TOTAL + " characters altogether.");
        }
    }

    /**
     * A project is included, be it once more.
     *
     * @throws ComposeException with everything that was found so far, when it is one too many
     */
    void spendInclude(Position position) throws ComposeException {
        included++;
        if (included > MOST_INCLUDED) {
            exceeded(position, "More than " + MOST_INCLUDED + " projects are included altogether.");
        }
    }

    /** How many values may still come. */
    long values() {
        return YamlReader.MOST_VALUES - values;
    }

    /**
     * Some values take part, be it once more.
     *
     * @throws ComposeException with everything that was found so far, when it is too much
     */
    void spendValues(Node node) throws ComposeException {
        values += node.weight();
        if (values > YamlReader.MOST_VALUES) {
            exceeded(
                    node.position(),
                    "The Compose files have more than " + YamlReader.MOST_VALUES
                            + " values once all that they include and extend is written out.");
        }
    }

    private void exceeded(Position position, String message) throws ComposeException {
        problems.add(position, "", message);
        problems.throwIfAny();
    }
}
