package io.jenkins.plugins.windflow.core.compose.load.report;

/**
 * One thing that is wrong with a project, or worth a warning.
 *
 * @param file name of the file as the user gave it; empty when it is not about a file
 * @param line counts from 1; 0 when it is not about a line
 * @param column counts from 1; 0 when it is not about a column
 * @param key dotted path of the key, such as {@code services.web.image}; empty when it is not about a key
 * @param message a sentence for the user; never holds a secret
 */
public record Problem(String file, int line, int column, String key, String message) {
    /** {@code file:line:column: key: message}, as far as each is known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (column > 0) {
            text.append(':').append(column);
        }
        text.append(text.isEmpty() ? "" : ": ");
        return text.append(key)
                .append(key.isEmpty() ? "" : ": ")
                .append(message)
                .toString();
    }
}
