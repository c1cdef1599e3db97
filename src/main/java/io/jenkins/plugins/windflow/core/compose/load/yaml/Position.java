package io.jenkins.plugins.windflow.core.compose.load.yaml;

/**
 * A place in a file.
 *
 * @param file name as the user gave it
 * @param line counts from 1
 * @param column counts from 1, in code points
 */
public record Position(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
