package io.jenkins.plugins.windflow.core.compose;

import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files with golden cases beside the tests of a package; whatever lies there is run. */
public final class CaseFiles {
    private static final Path RESOURCES =
            SourceTree.path("src/test/resources/io/jenkins/plugins/windflow/core/compose");
    private static final String ENDING = ".cases";

    private CaseFiles() {}

    /** Their names without the ending, in order. */
    public static List<String> of(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static String read(String folder, String name) {
        try {
            return Files.readString(RESOURCES.resolve(folder).resolve(name + ENDING));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
