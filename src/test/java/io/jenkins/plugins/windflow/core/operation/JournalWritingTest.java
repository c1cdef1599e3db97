package io.jenkins.plugins.windflow.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Journal#append} promises: who writes, in which order, on disk when, and what a bad disk makes of it. */
class JournalWritingTest {
    private static final Instant TIME = Instant.parse("2026-11-24T06:00:00.123Z");

    @TempDir
    Path folder;

    private ScriptedFile file;
    private Journal journal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A real file whose disk is slow, full or broken when it is told so. */
    private static final class ScriptedFile extends JournalFile {
        private final Path path;
        /** Bytes that a force has brought to disk. */
        private volatile long onDisk;

        private volatile long room = Long.MAX_VALUE;
        private volatile boolean broken;
        private volatile boolean slow;
        private final Semaphore mayForce = new Semaphore(0);
        private final AtomicInteger forces = new AtomicInteger();

        private ScriptedFile(Path path) throws IOException {
            super(path, 0);
            this.path = path;
        }

        @Override
        void write(byte[] line) throws IOException {
            int fits = (int) Math.min(line.length, room - Files.size(path));
            super.write(Arrays.copyOf(line, fits));
            if (fits < line.length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        void force() throws IOException {
            forces.incrementAndGet();
            long before = Files.size(path);
            if (slow) {
                mayForce.acquireUninterruptibly();
            }
            if (broken) {
                throw new IOException("Input/output error");
            }
            super.force();
            onDisk = before;
        }
    }

    @BeforeEach
    void create() throws IOException {
        Path path = Files.createFile(folder.resolve(Journal.FILE));
        file = new ScriptedFile(path);
        journal = new Journal(path, file, 0);
    }

    @AfterEach
    void close() {
        file.slow = false;
        file.mayForce.release(1_000);
        threads.close();
        journal.close();
    }

    private void append(String text) {
        journal.append(TIME, "test", Map.of("text", text));
    }

    private Future<?> appendElsewhere(String text) {
        return threads.submit(() -> append(text));
    }

    private List<String> texts() throws IOException {
        return Journal.read(folder).stream().map(entry -> entry.text("text")).toList();
    }

    /** Where the line with a text ends in the file. */
    private long endOf(String text) throws IOException {
        String all = Files.readString(file.path);
        return all.indexOf('\n', all.indexOf('"' + text + '"')) + 1L;
    }

    @Test
    void everyLineIsOnDiskWhenItsAppendReturns() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            String name = "w" + writer + "-";
            writers.add(threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    append(name + i);
                    assertThat(file.onDisk).isGreaterThanOrEqualTo(endOf(name + i));
                }
                return null;
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }

        List<JournalEntry> entries = Journal.read(folder);
        assertThat(entries)
                .extracting(JournalEntry::seq)
                .containsExactlyElementsOf(LongStream.range(0, 400).boxed().toList());
        for (int writer = 0; writer < 8; writer++) {
            String name = "w" + writer + "-";
            assertThat(texts().stream().filter(text -> text.startsWith(name)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 50).mapToObj(i -> name + i).toList());
        }
    }

    @Test
    void linesThatWaitForTheDiskShareOneForceThatBeganAfterThem() throws Exception {
        file.slow = true;
        Future<?> first = appendElsewhere("first");
        await().until(() -> file.forces.get() == 1);
        List<Future<?>> others = IntStream.range(0, 10)
                .<Future<?>>mapToObj(i -> appendElsewhere("other-" + i))
                .toList();
        await().until(() -> texts().size() == 11);

        file.mayForce.release();
        first.get();
        await().until(() -> file.forces.get() == 2);
        assertThat(others).noneMatch(Future::isDone);
        file.mayForce.release();
        for (Future<?> other : others) {
            other.get();
        }

        assertThat(file.forces).hasValue(2);
        assertThat(file.onDisk).isEqualTo(Files.size(file.path));
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsForTheDiskWaitsOn() throws Exception {
        file.slow = true;
        Future<?> first = appendElsewhere("first");
        await().until(() -> file.forces.get() == 1);
        Thread second = Thread.ofVirtual().start(() -> append("second"));
        await().until(() -> texts().size() == 2);

        second.interrupt();
        second.join(Duration.ofMillis(100));
        assertThat(second.isAlive()).isTrue();
        file.mayForce.release(2);
        second.join();
        first.get();
        file.slow = false;
        append("third");

        assertThat(texts()).containsExactly("first", "second", "third");
    }

    @Test
    void aLineThatFindsNoRoomLeavesNothingBehind() throws Exception {
        append("first");
        long whole = Files.size(file.path);
        file.room = whole + 20;

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> append("second"))
                .withMessage("Cannot write " + file.path + ": No space left on device");
        assertThat(Files.size(file.path)).isEqualTo(whole);

        file.room = Long.MAX_VALUE;
        append("third");
        assertThat(texts()).containsExactly("first", "third");
        assertThat(Journal.read(folder)).extracting(JournalEntry::seq).containsExactly(0L, 1L);
    }

    @Test
    void afterAFailedForceNothingIsPromisedAnyMore() throws Exception {
        append("first");
        file.slow = true;
        Future<?> leader = appendElsewhere("second");
        await().until(() -> file.forces.get() == 2);
        Future<?> follower = appendElsewhere("third");
        await().until(() -> texts().size() == 3);
        file.broken = true;
        file.mayForce.release();

        assertThat(leader)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("Input/output error");
        // The system reports a lost write once; a second force would succeed without having brought anything to disk.
        file.broken = false;
        assertThat(follower)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("Input/output error");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> append("fourth"))
                .withMessageContaining("Input/output error");
        assertThat(texts()).doesNotContain("fourth");
        assertThat(file.forces).hasValue(2);
    }

    @Test
    void continuesBehindTheLastWholeLine() throws Exception {
        append("first");
        append("second");
        Files.writeString(file.path, Files.readString(file.path) + "{\"v\":");

        try (Journal reopened = Journal.reopen(folder)) {
            reopened.append(TIME, "test", Map.of("text", "third"));
        }

        assertThat(texts()).containsExactly("first", "second", "third");
    }
}
