package io.jenkins.plugins.windflow.core.compose.projects;

import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.IOException;
import java.nio.file.Files;

/** The text of docs/compose-support.md. */
final class SupportDocument {
    private SupportDocument() {}

    /** The text with every list entry in one line. */
    static String text() throws IOException {
        return Files.readString(SourceTree.path("docs/compose-support.md")).replace("\n  ", " ");
    }
}
