package io.jenkins.plugins.windflow.core.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the listeners, on one thread, so that a slow one delays no operation. */
final class Notifier {
    private static final Logger LOGGER = Logger.getLogger(Notifier.class.getName());

    /** Something to tell: lines of a log, or, without lines, that the operation changed. */
    private record News(Operation operation, List<LogLine> lines) {}

    private static final News END = new News(null, List.of());

    private final BlockingQueue<News> queue = new LinkedBlockingQueue<>();
    private final List<OperationListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread =
            Thread.ofVirtual().name("windflow-operation-news").start(this::tell);

    void add(OperationListener listener) {
        listeners.add(listener);
    }

    void remove(OperationListener listener) {
        listeners.remove(listener);
    }

    void changed(Operation operation) {
        queue.add(new News(operation, List.of()));
    }

    void logged(Operation operation, List<LogLine> lines) {
        queue.add(new News(operation, lines));
    }

    /** Tells what is still to be told, then ends. */
    void finish() throws InterruptedException {
        queue.add(END);
        thread.join();
    }

    private void tell() {
        List<News> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch);
                for (News news : merge(batch)) {
                    if (news == END) {
                        return;
                    }
                    listeners.forEach(listener -> safely(() -> deliver(listener, news)));
                }
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Joins neighbouring news of one operation: its lines become one batch, its changes one change. */
    private static List<News> merge(List<News> batch) {
        List<News> merged = new ArrayList<>();
        for (News news : batch) {
            News last = merged.isEmpty() ? END : merged.getLast();
            if (news == END
                    || last.operation() != news.operation()
                    || last.lines().isEmpty() != news.lines().isEmpty()) {
                merged.add(news);
            } else {
                List<LogLine> lines = new ArrayList<>(last.lines());
                lines.addAll(news.lines());
                merged.set(merged.size() - 1, new News(news.operation(), lines));
            }
        }
        return merged;
    }

    private static void deliver(OperationListener listener, News news) {
        if (news.lines().isEmpty()) {
            listener.changed(news.operation());
        } else {
            listener.logged(news.operation(), news.lines());
        }
    }

    private static void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A listener of operations failed", e);
        }
    }
}
