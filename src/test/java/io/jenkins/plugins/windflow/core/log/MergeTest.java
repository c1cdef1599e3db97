package io.jenkins.plugins.windflow.core.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.docker.stream.Frame.Source;
import io.jenkins.plugins.windflow.core.docker.stream.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MergeTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration SOON = Duration.ofMillis(20);

    private static LogItem line(int container, Integer millis, String text) {
        Instant time = millis == null ? null : START.plusMillis(millis);
        return new LogItem.Line(container, new LogLine(Source.STDOUT, time, text));
    }

    private static List<String> texts(List<LogItem> items) {
        return items.stream()
                .map(item -> item instanceof LogItem.Line line ? line.line().text() : ((LogItem.Notice) item).text())
                .toList();
    }

    private static List<String> takeAll(Merge merge) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (List<LogItem> items = merge.take(Duration.ofSeconds(10));
                items != null;
                items = merge.take(Duration.ofSeconds(10))) {
            all.addAll(texts(items));
        }
        return all;
    }

    private static Merge merge(boolean followed, List<List<LogItem>> lanes) throws InterruptedException {
        Merge merge = new Merge(lanes.size(), followed);
        for (int lane = 0; lane < lanes.size(); lane++) {
            merge.become(lane, Lane.State.OPEN);
            if (!lanes.get(lane).isEmpty()) {
                merge.put(lane, lanes.get(lane));
            }
        }
        return merge;
    }

    private static void end(Merge merge, int... lanes) {
        Arrays.stream(lanes).forEach(lane -> merge.become(lane, Lane.State.ENDED));
    }

    @Test
    void linesComeInTheOrderOfTheirTimesAndOfTheContainersWhereTheseAreEqual() throws Exception {
        Merge merge = merge(
                false,
                List.of(
                        List.of(line(0, 1, "a1"), line(0, 3, "a3"), line(0, 5, "a5")),
                        List.of(line(1, 1, "b1"), line(1, 2, "b2"), line(1, 5, "b5"))));
        end(merge, 0, 1);
        assertThat(takeAll(merge)).containsExactly("a1", "b1", "b2", "a3", "a5", "b5");
    }

    @Test
    void linesWithoutATimeAndNoticesStayBehindTheirPredecessor() throws Exception {
        Merge merge = merge(
                false,
                List.of(
                        List.of(line(0, 1, "a1"), line(0, null, "a?"), line(0, 3, "a3")),
                        List.of(
                                line(1, 2, "b2"),
                                new LogItem.Notice(1, "id", LogItem.Kind.STOPPED, Instant.MAX, "b stopped"))));
        end(merge, 0, 1);
        assertThat(takeAll(merge)).containsExactly("a1", "a?", "b2", "b stopped", "a3");
    }

    /** However the readers are interleaved. */
    @RepeatedTest(10)
    void finiteLogsAreMergedExactly(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        Merge merge = new Merge(4, false);
        List<Integer> expected = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        for (int lane = 0; lane < 4; lane++) {
            int container = lane;
            List<Integer> times = random.ints(random.nextInt(3_000), 0, 100_000)
                    .sorted()
                    .boxed()
                    .toList();
            expected.addAll(times);
            readers.add(Thread.ofVirtual().start(() -> read(merge, container, times)));
        }
        assertThat(takeAll(merge).stream().map(Integer::valueOf))
                .isEqualTo(expected.stream().sorted().toList());
        for (Thread reader : readers) {
            reader.join();
        }
    }

    private static void read(Merge merge, int container, List<Integer> times) {
        try {
            for (int from = 0; from < times.size(); from += 50) {
                Thread.sleep(from % 7);
                merge.put(
                        container,
                        times.subList(from, Math.min(times.size(), from + 50)).stream()
                                .map(time -> line(container, time, Integer.toString(time)))
                                .toList());
            }
            merge.become(container, Lane.State.ENDED);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFollowedContainerThatIsSilentIsWaitedForButNotLong() throws Exception {
        Merge merge = merge(true, List.of(List.of(line(0, 2, "late")), List.of()));
        long begin = System.nanoTime();
        assertThat(merge.take(SOON))
                .as("an older line of the other one may come")
                .isEmpty();
        merge.put(1, List.of(line(1, 1, "early")));
        assertThat(texts(merge.take(Duration.ofSeconds(10)))).containsExactly("early");
        assertThat(texts(merge.take(Duration.ofSeconds(10)))).containsExactly("late");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));

        merge.put(0, List.of(line(0, 3, "alone")));
        assertThat(texts(merge.take(Duration.ofSeconds(10)))).containsExactly("alone");
    }

    @Test
    void aContainerThatIsAwayIsNotWaitedFor() throws Exception {
        Merge merge = merge(true, List.of(List.of(line(0, 1, "a")), List.of()));
        merge.become(1, Lane.State.AWAY);
        assertThat(texts(merge.take(SOON))).containsExactly("a");
    }

    @Test
    void aSilentContainerDoesNotSlowABusyOneDown() throws Exception {
        Merge merge = merge(true, List.of(List.of(), List.of()));
        int lines = 100_000;
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                for (int number = 0; number < lines; number += 100) {
                    int from = number;
                    merge.put(
                            0,
                            java.util.stream.IntStream.range(from, from + 100)
                                    .mapToObj(each -> line(0, each, "x".repeat(100)))
                                    .toList());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        long begin = System.nanoTime();
        int taken = 0;
        while (taken < lines) {
            taken += merge.take(Duration.ofSeconds(10)).size();
        }
        writer.join();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aReaderThatIsAheadWaitsUntilThereIsRoom() throws Exception {
        Merge merge = merge(true, List.of(List.of()));
        List<LogItem> batch = List.of(line(0, 1, "x".repeat(16 * 1024)));
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    merge.put(0, batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().atMost(10, SECONDS).until(() -> reader.getState() == Thread.State.WAITING);
        int taken = merge.take(SOON).size();
        assertThat(taken * 16 * 1024).isLessThanOrEqualTo(Merge.MOST_WEIGHT);
        assertThat(merge.take(Duration.ofSeconds(10))).as("it goes on").isNotEmpty();
        reader.interrupt();
        reader.join();
    }

    @Test
    void aFailureComesBehindWhatWasRead() throws Exception {
        Merge merge = merge(false, List.of(List.of(line(0, 1, "a"))));
        merge.fail(new IllegalStateException("broken"));
        end(merge, 0);
        assertThat(texts(merge.take(SOON))).containsExactly("a");
        assertThatIllegalStateException().isThrownBy(() -> merge.take(SOON)).withMessage("broken");
    }
}
