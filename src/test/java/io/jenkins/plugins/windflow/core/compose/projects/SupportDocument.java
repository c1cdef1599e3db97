package io.jenkins.plugins.windflow.core.compose.projects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of docs/compose-support.md. */
final class SupportDocument {
    private SupportDocument() {}

    /** The text with every list entry in one line. */
    static String text() throws IOException {
        return Files.readString(Path.of(System.getProperty("windflow.root"), "docs", "compose-support.md"))
                .replace("\n  ", " ");
    }
}
