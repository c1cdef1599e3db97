package io.jenkins.plugins.windflow.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String ID = "0123456789abcdef";
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    /** What an engine gives of a log from a time on; some give all behind the first line that is not older. */
    private static List<Instant> since(List<Instant> log, Instant time, boolean allBehindTheFirst) {
        List<Instant> given = new ArrayList<>();
        for (Instant line : log) {
            if (!line.isBefore(time) || allBehindTheFirst && !given.isEmpty()) {
                given.add(line);
            }
        }
        return given;
    }

    /** Lines close together, in bursts of the same time, some a little out of order, with pauses. */
    private static List<Instant> log(Random random) {
        List<Instant> log = new ArrayList<>();
        Instant time = START;
        for (int line = 0; line < 2_000; line++) {
            int what = random.nextInt(100);
            time = what < 20 ? time : what < 98 ? time.plusNanos(random.nextInt(30_000_000)) : time.plusSeconds(5);
            log.add(what > 90 && what < 98 ? time.minusNanos(random.nextInt(200_000_000)) : time);
        }
        return log;
    }

    private static int firstAfterAPause(List<Instant> log) {
        int line = 1;
        while (log.get(line).isBefore(log.get(line - 1).plusSeconds(4))) {
            line++;
        }
        return line;
    }

    @RepeatedTest(20)
    void aLogThatIsBrokenOffAnywhereIsReadWithoutLossAndWithoutDoubles(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Instant> log = log(random);
        // Where the log does not begin with its first line, it does with one that is newer than all before.
        int begin = random.nextBoolean() ? 0 : firstAfterAPause(log);
        List<Instant> expected = log.subList(begin, log.size());
        List<Instant> read = new ArrayList<>();
        Progress progress = new Progress(ID);
        List<Instant> given = expected;
        while (read.size() < expected.size()) {
            int until = random.nextInt(given.size() + 1);
            for (Instant line : given.subList(0, until)) {
                if (progress.isNew(line)) {
                    read.add(line);
                }
            }
            LogPosition position = progress.position();
            if (position != null) {
                List<LogPosition> sent = LogPosition.parse(LogPosition.text(List.of(position)));
                progress = new Progress(sent.getFirst());
                given = since(log, position.since(), repetition.getCurrentRepetition() % 2 == 0);
            }
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void linesThatWentFromTheLogDoNotTakeNewOnesWithThem() {
        Progress progress = new Progress(ID);
        for (int line = 0; line < 10; line++) {
            assertThat(progress.isNew(START.plusMillis(line))).isTrue();
        }
        Progress again = new Progress(progress.position());
        assertThat(again.isNew(START.plusMillis(9)))
                .as("the last one of before")
                .isFalse();
        assertThat(again.isNew(START.plusMillis(10))).as("a new one").isTrue();
    }

    @Test
    void nothingReadIsNoPosition() {
        Progress progress = new Progress(ID);
        assertThat(progress.isNew(null)).isTrue();
        assertThat(progress.position()).isNull();
    }

    @Test
    void whatIsNoPositionIsRefused() {
        for (String text :
                List.of("x", "0123456789ab~1.000000000~5", "zz~1.000000000~1.000000000~5", "../..~1.0~1.0~1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LogPosition.parse(text))
                    .withMessageContaining("none that this API has given");
        }
        assertThat(LogPosition.parse(" ,")).isEmpty();
    }
}
