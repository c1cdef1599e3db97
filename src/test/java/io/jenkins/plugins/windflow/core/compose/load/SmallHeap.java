package io.jenkins.plugins.windflow.core.compose.load;

import java.util.List;

/** A process of its own that loads every hostile file; run with a small heap. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) {
        for (HostileFile file : HostileFile.ALL) {
            System.out.println(file.name() + ": " + outcome(file));
        }
    }

    private static String outcome(HostileFile file) {
        try {
            ComposeLoader.load(LoadRequest.of(List.of(new ComposeFile("compose.yaml", file.text())))
                    .withProjectName("hostile"));
            return "loaded";
        } catch (ComposeException refused) {
            return "refused";
        }
    }
}
