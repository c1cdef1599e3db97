package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;

/** A process of its own that loads every hostile file; run with a small heap. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) {
        for (HostileFile file : HostileFile.ALL) {
            System.out.println(file.name() + ": " + outcome(file.request()));
        }
        for (HostileProject project : HostileProject.ALL) {
            System.out.println(project.name() + ": " + outcome(project.request()));
        }
    }

    private static String outcome(LoadRequest request) {
        try {
            ComposeLoader.load(request);
            return "loaded";
        } catch (ComposeException refused) {
            return "refused";
        }
    }
}
