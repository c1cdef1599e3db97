package io.jenkins.plugins.windflow.core.compose.plan.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A volume on the engine.
 *
 * @param inspect the answer of {@code GET /volumes/NAME}
 */
public record ObservedVolume(JsonNode inspect) {
    /** The engine names anonymous volumes by 64 digits. */
    private static final Pattern ANONYMOUS = Pattern.compile("[0-9a-f]{64}");

    /** Its name. */
    public String name() {
        return inspect.path("Name").asText();
    }

    /** A label, or empty text. */
    public String label(String name) {
        return inspect.path("Labels").path(name).asText("");
    }

    /** Whether nobody but the engine has chosen this name. */
    public static boolean isAnonymous(String volume) {
        return ANONYMOUS.matcher(volume).matches();
    }
}
