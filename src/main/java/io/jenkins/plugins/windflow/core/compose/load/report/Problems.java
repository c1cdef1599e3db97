package io.jenkins.plugins.windflow.core.compose.load.report;

import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Collects what is wrong, so that the user sees everything at once. A hostile file cannot fill the memory with it. */
public final class Problems {
    private static final int MOST = 100;

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Problem> warned = new LinkedHashSet<>();
    private final Consumer<Problem> warnings;
    private long beyond;

    /** @param warnings takes each warning as it is found */
    public Problems(Consumer<Problem> warnings) {
        this.warnings = warnings;
    }

    public void add(Position position, String key, String message) {
        add(new Problem(position.file(), position.line(), position.column(), key, message));
    }

    /** Something that is not about a place in a file. */
    public void add(String key, String message) {
        add(new Problem("", 0, 0, key, message));
    }

    /**
     * A problem whose message takes some work to find; beyond the limit that work is not done.
     */
    public void add(Position position, String key, Supplier<String> message) {
        if (found.size() < MOST) {
            add(position, key, message.get());
        } else {
            beyond++;
        }
    }

    public void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        } else {
            beyond++;
        }
    }

    /** A problem of a whole file, unless something in the file explains it already. */
    public void addUnlessReported(String file, String message) {
        if (found.stream().noneMatch(problem -> problem.file().equals(file))) {
            add(new Problem(file, 0, 0, "", message));
        }
    }

    /** What nothing else may explain: it is left out when anything was found already. */
    public void addIfFirst(Position position, String key, String message) {
        if (found.isEmpty()) {
            add(position, key, message);
        }
    }

    /** Something that the user should know although the load goes on. */
    public void warn(Position position, String key, String message) {
        Problem warning = new Problem(position.file(), position.line(), position.column(), key, message);
        if (warned.size() < MOST && warned.add(warning)) {
            warnings.accept(warning);
        }
    }

    /** Ends the load if anything was found. */
    public void throwIfAny() throws ComposeException {
        if (found.isEmpty()) {
            return;
        }
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparing(Problem::file).thenComparing(Problem::line).thenComparing(Problem::column));
        if (beyond > 0) {
            sorted.add(new Problem("", 0, 0, "", "There are " + beyond + " more problems."));
        }
        throw new ComposeException(sorted);
    }
}
