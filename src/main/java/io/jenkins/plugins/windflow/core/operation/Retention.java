package io.jenkins.plugins.windflow.core.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides which operations are old enough to be forgotten, and removes their folders. */
final class Retention {
    private Retention() {}

    /**
     * The finished operations that are too old or too many.
     *
     * @param waiting those that nobody may forget, because they wait for somebody
     */
    static List<Operation> expired(
            Collection<Operation> all, Predicate<Operation> waiting, OperationSettings settings, Instant now) {
        List<Operation> finished = all.stream()
                .filter(operation -> operation.state().isFinal())
                .filter(waiting.negate())
                .sorted(Comparator.comparing(Operation::id).reversed())
                .toList();
        Instant oldest = now.minus(settings.keepFor());
        List<Operation> expired = new ArrayList<>();
        for (int i = 0; i < finished.size(); i++) {
            if (i >= settings.keep() || finished.get(i).submitted().isBefore(oldest)) {
                expired.add(finished.get(i));
            }
        }
        return expired;
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + directory + ": " + e.getMessage(), e);
        }
    }
}
