package io.jenkins.plugins.windflow.core.compose.load.syntax;

import io.jenkins.plugins.windflow.core.compose.model.Text;

/**
 * A text after interpolation.
 *
 * @param secretFrom index of the first character that came from a secret; negative if none did
 */
public record Interpolated(String text, int secretFrom) {
    public Text asText() {
        return new Text(text, secretFrom >= 0);
    }

    /** Never the text itself when it holds a secret. */
    @Override
    public String toString() {
        return asText().toString();
    }
}
