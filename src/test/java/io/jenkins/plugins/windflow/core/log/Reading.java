package io.jenkins.plugins.windflow.core.log;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A test that reads a log: all that came, taken by a thread of its own. */
final class Reading implements AutoCloseable {
    private final LogSession session;
    private final List<LogItem> items = new CopyOnWriteArrayList<>();
    private final Thread taker;

    private Reading(LogRequest request, Supplier<EngineLease> engine) {
        session = LogSession.open(request, engine);
        taker = Thread.ofVirtual().start(this::take);
    }

    static Reading of(TestEngine engine, LogRequest request) {
        return new Reading(request, engine::lease);
    }

    private void take() {
        try {
            for (List<LogItem> more = session.take(Duration.ofSeconds(1));
                    more != null;
                    more = session.take(Duration.ofSeconds(1))) {
                items.addAll(more);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> texts() {
        return items.stream()
                .filter(LogItem.Line.class::isInstance)
                .map(item -> ((LogItem.Line) item).line().text())
                .toList();
    }

    List<LogItem.Line> lines() {
        return items.stream()
                .filter(LogItem.Line.class::isInstance)
                .map(LogItem.Line.class::cast)
                .toList();
    }

    List<LogItem.Kind> notices() {
        return items.stream()
                .filter(LogItem.Notice.class::isInstance)
                .map(item -> ((LogItem.Notice) item).kind())
                .toList();
    }

    String lastNotice() {
        return items.stream()
                .filter(LogItem.Notice.class::isInstance)
                .map(item -> ((LogItem.Notice) item).text())
                .reduce("", (before, text) -> text);
    }

    /** Waits until the log is over. */
    Reading toTheEnd() throws InterruptedException {
        taker.join(Duration.ofSeconds(60));
        return this;
    }

    @Override
    public void close() throws InterruptedException {
        session.close();
        taker.interrupt();
        taker.join();
    }
}
