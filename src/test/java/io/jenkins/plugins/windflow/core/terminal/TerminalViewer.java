package io.jenkins.plugins.windflow.core.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.terminal.Attachment.Outgoing;
import io.jenkins.plugins.windflow.core.terminal.TerminalEnd.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Somebody at a terminal of a test, who reads all that comes. */
final class TerminalViewer {
    private static final int WINDOW = 64 * 1024;

    private final CountDownLatch begin;
    private final Attachment attachment;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private volatile long taken;
    private volatile boolean replaced;
    private volatile TerminalEnd end;

    /** Attaches and reads. */
    TerminalViewer(Terminal terminal) {
        this(terminal, new CountDownLatch(0));
    }

    /** @param begin nothing is read before */
    TerminalViewer(Terminal terminal, CountDownLatch begin) {
        this.begin = begin;
        attachment = terminal.attach(this::see);
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        try {
            attachment.serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void see(Outgoing outgoing) throws IOException {
        try {
            begin.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        switch (outgoing) {
            case Outgoing.Output output -> seen.writeBytes(output.bytes());
            case Outgoing.Taken counted -> taken = counted.bytes();
            case Outgoing.Note note -> seen.writeBytes(note.text().getBytes(StandardCharsets.UTF_8));
            case Outgoing.Replaced nothingMore -> replaced = true;
            case Outgoing.Ended ended -> end = ended.end();
        }
    }

    Attachment attachment() {
        return attachment;
    }

    String text() {
        return seen.toString(StandardCharsets.UTF_8);
    }

    long taken() {
        return taken;
    }

    void type(String text) {
        assertThat(attachment.type(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    /** Types a lot, never more than a window ahead of the container. */
    void paste(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long before = taken;
        for (int from = 0; from < bytes.length; from += 8192) {
            int ahead = from;
            await().atMost(Duration.ofSeconds(30)).until(() -> ahead - (taken - before) < WINDOW);
            assertThat(attachment.type(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 8192))))
                    .isTrue();
        }
    }

    void awaits(String... texts) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(text()).contains(texts));
    }

    void awaitsEnd(Reason reason) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(end)
                        .isNotNull()
                        .extracting(TerminalEnd::reason)
                        .isEqualTo(reason));
    }

    void awaitsReplacement() {
        await().atMost(Duration.ofSeconds(30)).until(() -> replaced);
    }
}
