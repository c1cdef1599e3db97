package io.jenkins.plugins.windflow.core.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Looks through the files from the newest line to the oldest, until a page is full or enough was looked at. */
final class Reading {
    /** What one page looks at, at most: the caller goes on where it ended. */
    private static final long BYTES_PER_PAGE = 16L * 1024 * 1024;

    private final NavigableMap<YearMonth, AuditFile> files;
    private final AuditFilter filter;
    private final AuditPlace begin;
    private final List<AuditPage.Entry> found = new ArrayList<>();
    private AuditPlace reached;
    private long looked;
    private boolean isOver;

    Reading(NavigableMap<YearMonth, AuditFile> files, AuditFilter filter, Optional<AuditPlace> before) {
        this.files = files;
        this.filter = filter;
        this.begin = before.orElseGet(() -> newest(filter));
    }

    /** Nothing that is written after a time stands in a file of a later month. */
    private static AuditPlace newest(AuditFilter filter) {
        YearMonth month = filter.until()
                .map(until -> YearMonth.from(until.atZone(ZoneOffset.UTC)))
                .orElse(YearMonth.of(9999, 12));
        return new AuditPlace(month, Long.MAX_VALUE);
    }

    AuditPage page() {
        for (AuditFile file : files.headMap(begin.month(), true).descendingMap().values()) {
            if (!readBackwards(file)) {
                return new AuditPage(found, isOver ? Optional.empty() : Optional.of(reached));
            }
        }
        return new AuditPage(found, Optional.empty());
    }

    /** @return whether older files are wanted too */
    private boolean readBackwards(AuditFile file) {
        long before = file.month().equals(begin.month()) ? begin.offset() : Long.MAX_VALUE;
        try {
            return file.backwards(before, (offset, line) -> take(file, offset, line));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The audit log of " + file.month() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @return whether older lines are wanted too */
    private boolean take(AuditFile file, long offset, byte[] line) throws IOException {
        reached = new AuditPlace(file.month(), offset);
        looked += line.length;
        if (!AuditLine.isEnd(line) && AuditLine.parse(line).orElse(null) instanceof AuditLine.Written written) {
            AuditRecord entry = withOutcome(file.month(), written.entry());
            isOver = filter.isOver(entry);
            if (filter.accepts(entry)) {
                found.add(new AuditPage.Entry(reached, entry));
            }
        }
        return !isOver && looked < BYTES_PER_PAGE && found.size() < filter.limit();
    }

    /** The end of an operation is told where its record stands, or later. */
    private AuditRecord withOutcome(YearMonth month, AuditRecord entry) throws IOException {
        if (!entry.operation().isEmpty()) {
            for (AuditFile later : files.tailMap(month, true).values()) {
                Optional<AuditLine.End> end = later.end(entry.operation());
                if (end.isPresent()) {
                    return entry.ended(end.get().outcome(), end.get().detail());
                }
            }
        }
        return entry;
    }
}
