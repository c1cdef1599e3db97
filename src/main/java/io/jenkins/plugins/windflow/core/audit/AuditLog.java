package io.jenkins.plugins.windflow.core.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * The records of all changes on disk, a file a month. They are read from the end, so that the newest are there at once however
 * many there are. A record is handed to the operating system before the change is answered; it is not forced to the disk.
 */
public final class AuditLog {
    private final Path folder;
    private final IntSupplier days;
    private final Clock clock;
    private final NavigableMap<YearMonth, AuditFile> files = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private LocalDate tidied = LocalDate.EPOCH;

    /**
     * @param folder is made when the first record is written
     * @param days how long records are kept, at least; asked once a day. Whole months are deleted
     */
    public AuditLog(Path folder, IntSupplier days) {
        this(folder, days, Clock.systemUTC());
    }

    AuditLog(Path folder, IntSupplier days, Clock clock) {
        this.folder = folder;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Adds a record.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void append(AuditRecord entry) {
        write(entry.time(), new AuditLine.Written(entry));
    }

    /**
     * Tells how an operation ended: all records that name it have this outcome from now on.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void end(String operation, Instant time, AuditRecord.Outcome outcome, String detail) {
        write(time, new AuditLine.End(operation, time, outcome, AuditRecord.clip(detail)));
    }

    /** Called, on the thread that adds it, after something was added. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** The listener is not called any more. */
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * The records that a filter wants, newest first.
     *
     * @param before only what stands before this place; empty for the newest
     * @throws UncheckedIOException when a file cannot be read
     */
    public AuditPage read(AuditFilter filter, Optional<AuditPlace> before) {
        return new Reading(known(), filter, before).page();
    }

    /** The newest records that a filter wants. */
    public List<AuditRecord> read(AuditFilter filter) {
        return read(filter, Optional.empty()).entries().stream()
                .map(AuditPage.Entry::entry)
                .toList();
    }

    private void write(Instant time, AuditLine line) {
        YearMonth month = YearMonth.from(time.atZone(ZoneOffset.UTC));
        synchronized (this) {
            try {
                tidy();
                file(month).append(line.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The audit log cannot be written in " + folder + ": " + e.getMessage(), e);
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** Once a day: months that are over for longer than records are kept. */
    private void tidy() throws IOException {
        LocalDate today = LocalDate.now(clock);
        if (today.equals(tidied)) {
            return;
        }
        tidied = today;
        YearMonth oldest = YearMonth.from(today.minus(Period.ofDays(days.getAsInt())));
        for (AuditFile file : known().headMap(oldest).values()) {
            file.delete();
            files.remove(file.month());
        }
    }

    private synchronized AuditFile file(YearMonth month) {
        return files.computeIfAbsent(month, wanted -> new AuditFile(folder, wanted));
    }

    private synchronized NavigableMap<YearMonth, AuditFile> known() {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.map(AuditFile::monthOf).flatMap(Optional::stream).forEach(this::file);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The audit log in " + folder + " cannot be listed: " + e.getMessage(), e);
            }
        }
        return new TreeMap<>(files);
    }
}
