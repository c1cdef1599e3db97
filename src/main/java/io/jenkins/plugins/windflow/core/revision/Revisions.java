package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the revisions of all stacks, each in {@code <directory>/<environment>/<project>/<number>.json}. A deployment leaves
 * a draft ({@code .drafts/<operation>.json}) before it touches a container. The draft becomes a revision when its operation
 * has succeeded, also when another process brought that about after a crash, and goes when it has not. This is looked
 * after when an operation ends and before every answer, so that no answer lacks a revision that there should be.
 */
public final class Revisions {
    /** Revisions of a stack that are kept. */
    public static final int KEPT = 50;

    private static final Logger LOGGER = Logger.getLogger(Revisions.class.getName());
    private static final Pattern FILE = Pattern.compile("([1-9]\\d{0,8})\\.json");
    private static final String DRAFTS = ".drafts";
    private static final String ENDING = ".json";
    private static final String UNCHANGED = "UNCHANGED";

    private final Path directory;
    private final Function<OperationId, Optional<Operation>> operations;
    private final Map<Path, KnownHeader> headers = new HashMap<>();

    private Revisions(Path directory, Function<OperationId, Optional<Operation>> operations) {
        this.directory = directory;
        this.operations = operations;
    }

    /**
     * Opens the store; what earlier runs left as drafts is settled now.
     *
     * @param directory made with the first revision
     * @param operations the operations that drafts belong to
     * @throws UncheckedIOException when the folder cannot be used
     */
    public static Revisions open(Path directory, Function<OperationId, Optional<Operation>> operations) {
        Revisions revisions = new Revisions(directory, operations);
        revisions.settle();
        return revisions;
    }

    /**
     * Keeps a draft until its operation has ended; on disk when this returns.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public synchronized void draft(RevisionDraft draft) {
        Path file = drafts().resolve(draft.operation().value() + ENDING);
        try {
            DurableFile.write(file, RevisionJson.write(draft));
        } catch (IOException e) {
            throw new UncheckedIOException("The revision cannot be kept in " + file + ": " + e.getMessage(), e);
        }
        operations
                .apply(draft.operation())
                .ifPresent(operation -> operation.completion().thenRun(this::settleSafely));
    }

    /** The revisions of a stack, newest first. */
    public synchronized RevisionHistory history(StackName stack) {
        settle();
        List<RevisionHeader> headers = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        files(stack).descendingMap().forEach((number, file) -> {
            try {
                headers.add(read(file).header());
            } catch (DamagedRevisionException e) {
                damaged.add(e.getMessage());
            }
        });
        return new RevisionHistory(headers, damaged);
    }

    /**
     * The newest revision of each stack of an environment, by project; a stack whose newest one cannot be read is left out.
     *
     * @param formerNames names that the environment had
     */
    public synchronized Map<String, RevisionHeader> newest(String environment, List<String> formerNames) {
        settle();
        Map<String, RevisionHeader> newest = new TreeMap<>();
        List<String> names = new ArrayList<>(formerNames);
        names.add(environment);
        for (String name : names) {
            for (Path stack : list(directory.resolve(PathName.of(name)))) {
                NavigableMap<Integer, Path> files = new TreeMap<>();
                add(stack, files);
                newestHeader(files)
                        .ifPresent(header -> newest.merge(
                                header.project(), header, (one, other) -> one.number() > other.number() ? one : other));
            }
        }
        return newest;
    }

    /** Reads a file only when it has changed: lists ask every few seconds. */
    private Optional<RevisionHeader> newestHeader(NavigableMap<Integer, Path> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Path file = files.lastEntry().getValue();
        try {
            FileTime time = Files.getLastModifiedTime(file);
            KnownHeader known = headers.get(file);
            if (known == null || !known.time().equals(time)) {
                known = new KnownHeader(time, newest(files).map(Revision::header));
                headers.put(file, known);
            }
            return known.header();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private record KnownHeader(FileTime time, Optional<RevisionHeader> header) {}

    /**
     * Forgets all revisions of a stack.
     *
     * @return how many there were
     * @throws UncheckedIOException when one cannot be removed
     */
    public synchronized int forget(StackName stack) {
        settle();
        NavigableMap<Integer, Path> files = files(stack);
        files.values().forEach(Revisions::remove);
        headers.keySet().removeAll(files.values());
        return files.size();
    }

    /**
     * The revision of this number.
     *
     * @throws NoSuchElementException with one sentence when there is none, or not any more
     * @throws DamagedRevisionException with one sentence when its file cannot be read
     */
    public synchronized Revision get(StackName stack, int number) {
        settle();
        NavigableMap<Integer, Path> files = files(stack);
        if (!files.containsKey(number)) {
            throw new NoSuchElementException(
                    files.isEmpty()
                            ? "There is no revision of " + stack + " yet."
                            : "There is no revision " + number + " of " + stack + ": " + known(files));
        }
        return read(files.get(number));
    }

    /**
     * The revision that somebody chose; {@code previous} is the one before the newest that can be read.
     *
     * @throws NoSuchElementException with one sentence when there is none, or not any more
     * @throws DamagedRevisionException with one sentence when its file cannot be read
     */
    public synchronized Revision get(StackName stack, RevisionChoice choice) {
        if (choice.number().isPresent()) {
            return get(stack, choice.number().getAsInt());
        }
        List<RevisionHeader> revisions = history(stack).revisions();
        if (revisions.size() < 2) {
            throw new NoSuchElementException(
                    revisions.isEmpty()
                            ? "There is no revision of " + stack + " yet."
                            : "There is no previous revision of " + stack + ": revision "
                                    + revisions.getFirst().number() + " is the only one.");
        }
        return get(stack, revisions.get(1).number());
    }

    private static String known(NavigableMap<Integer, Path> files) {
        return files.size() == 1
                ? "only revision " + files.firstKey() + " is kept."
                : "those from " + files.firstKey() + " to " + files.lastKey() + " are kept.";
    }

    // Drafts

    private void settleSafely() {
        try {
            settle();
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "A deployment is not among the revisions yet.", e);
        }
    }

    private synchronized void settle() {
        for (Path draft : list(drafts())) {
            String name = draft.getFileName().toString();
            String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
            if (OperationId.isValid(id)) {
                settle(draft, new OperationId(id));
            }
        }
    }

    private void settle(Path file, OperationId id) {
        Optional<Operation> operation = operations.apply(id);
        boolean open = operation
                .filter(known -> !known.completion().isDone() || known.state() == OperationState.RECOVERY_PENDING)
                .isPresent();
        if (open) {
            return;
        }
        try {
            if (operation.isPresent() && operation.get().state() == OperationState.SUCCEEDED) {
                promote(RevisionJson.readDraft(Files.readAllBytes(file)), operation.get());
            }
            Files.delete(file);
        } catch (IllegalArgumentException | DateTimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The draft " + file + " is damaged and no revision comes of it.");
            remove(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file + ": " + e.getMessage(), e);
        }
    }

    private void promote(RevisionDraft draft, Operation operation) throws IOException {
        NavigableMap<Integer, Path> files = files(draft.stack());
        Optional<Revision> newest = newest(files);
        if (newest.filter(known -> known.header().provenance().operation().equals(draft.operation()))
                .isPresent()) {
            return; // written by a run that stopped before it removed the draft
        }
        int number = files.isEmpty() ? 1 : files.lastKey() + 1;
        Revision revision = revision(number, draft, operation);
        boolean unchanged = operation
                .result()
                .filter(result -> UNCHANGED.equals(result.values().get("status")))
                .isPresent();
        if (unchanged && newest.filter(revision::sameAs).isPresent()) {
            Revision same = newest.get();
            RevisionHeader confirmed =
                    same.header().confirmedAt(revision.header().time());
            DurableFile.write(
                    files.lastEntry().getValue(), RevisionJson.write(new Revision(confirmed, same.blueprint())));
            return;
        }
        DurableFile.write(
                folder(draft.stack().environment(), draft.stack().project()).resolve(number + ENDING),
                RevisionJson.write(revision));
        forgetOld(files);
    }

    private static Revision revision(int number, RevisionDraft draft, Operation operation) {
        Provenance provenance = new Provenance(
                draft.operation(),
                operation.submittedBy(),
                operation.cause(),
                operation.buildUrl(),
                draft.commit(),
                draft.returnTo());
        return new Revision(
                new RevisionHeader(
                        number,
                        draft.stack().environment(),
                        draft.stack().project(),
                        operation.finished().orElseGet(operation::submitted),
                        Optional.empty(),
                        provenance,
                        draft.options(),
                        draft.images()),
                draft.blueprint());
    }

    private static Optional<Revision> newest(NavigableMap<Integer, Path> files) {
        try {
            return files.isEmpty()
                    ? Optional.empty()
                    : Optional.of(read(files.lastEntry().getValue()));
        } catch (DamagedRevisionException e) {
            LOGGER.warning(e.getMessage());
            return Optional.empty();
        }
    }

    /** One more has been written beside these. */
    private static void forgetOld(NavigableMap<Integer, Path> files) throws IOException {
        for (Map.Entry<Integer, Path> old = files.firstEntry();
                old != null && files.size() >= KEPT;
                old = files.firstEntry()) {
            Files.deleteIfExists(old.getValue());
            files.remove(old.getKey());
        }
    }

    // Files

    private Path drafts() {
        return directory.resolve(DRAFTS);
    }

    private Path folder(String environment, String project) {
        return directory.resolve(PathName.of(environment)).resolve(PathName.of(project));
    }

    /** By number; those of the present name of the environment win. */
    private NavigableMap<Integer, Path> files(StackName stack) {
        NavigableMap<Integer, Path> files = new TreeMap<>();
        stack.formerNames().forEach(name -> add(folder(name, stack.project()), files));
        add(folder(stack.environment(), stack.project()), files);
        return files;
    }

    private static void add(Path folder, Map<Integer, Path> files) {
        for (Path file : list(folder)) {
            var name = FILE.matcher(file.getFileName().toString());
            if (name.matches()) {
                files.put(Integer.valueOf(name.group(1)), file);
            }
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Revision read(Path file) {
        try {
            return RevisionJson.readRevision(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new DamagedRevisionException(file, e);
        }
    }
}
