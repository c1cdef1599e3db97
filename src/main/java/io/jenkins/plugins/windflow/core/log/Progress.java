package io.jenkins.plugins.windflow.core.log;

import java.time.Instant;

/**
 * Counts how far a container's log was read, for its {@link LogPosition}. When the log is read again from a position, the
 * lines that were read before are passed over.
 *
 * <p>The position's time is the beginning of the second before the newest line's, or the first line's time when that is
 * later: what was before the first line was not read. Lines older than that are not counted, and the engine does not give
 * them either.
 */
final class Progress {
    private final String container;
    private final LogPosition begin;
    private Instant first;
    private Instant newest;
    private long toPass;
    private long second = Long.MIN_VALUE;
    private long inSecond;
    private long inSecondBefore;

    /** From the beginning of what is asked for. */
    Progress(String container) {
        this.container = LogPosition.shortId(container);
        this.begin = null;
    }

    /** Goes on behind a position. */
    Progress(LogPosition position) {
        this.container = position.container();
        this.begin = position;
        this.first = position.since();
        this.toPass = position.lines();
    }

    /** Whether it is about the container of this id. */
    boolean isOf(String id) {
        return LogPosition.shortId(id).equals(container);
    }

    /**
     * Takes the next line of the log.
     *
     * @param time null for a line without one, which no position can count
     * @return whether it is new; false when it was read before
     */
    boolean isNew(Instant time) {
        if (time == null) {
            return toPass == 0;
        }
        if (first == null) {
            first = time;
        }
        if (time.isBefore(first)) {
            // Some engines skip older lines only until the first that is not: among lines that were read it was read.
            return toPass == 0;
        }
        count(time);
        if (toPass > 0 && !time.isAfter(begin.newest())) {
            toPass--;
            return false;
        }
        // Whatever is left to pass has gone from the log in the meantime.
        toPass = 0;
        return true;
    }

    private void count(Instant time) {
        newest = newest == null || time.isAfter(newest) ? time : newest;
        long of = time.getEpochSecond();
        if (of > second) {
            inSecondBefore = of == second + 1 ? inSecond : 0;
            inSecond = 0;
            second = of;
        }
        if (of == second) {
            inSecond++;
        } else if (of == second - 1) {
            inSecondBefore++;
        }
    }

    /** Null until a line with a time was read. */
    LogPosition position() {
        if (toPass > 0 || newest == null) {
            return begin;
        }
        Instant since = Instant.ofEpochSecond(second - 1);
        return new LogPosition(container, since.isBefore(first) ? first : since, newest, inSecondBefore + inSecond);
    }
}
