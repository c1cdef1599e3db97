package io.jenkins.plugins.windflow.core.compose.apply;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks an engine several things at a time: most of the time passes on the way, and the engine may be far away. Closing ends
 * whatever is still being asked.
 */
final class Questions implements AutoCloseable {
    /** All reads of an engine share eight connections; some are left to others, and nobody waits for one in vain. */
    private static final int AT_A_TIME = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofVirtual().name("windflow-question-", 1).factory());

    /** What comes back, in time. */
    @FunctionalInterface
    interface Answer<T> {
        /** Waits for it; throws what the question has thrown. */
        T get() throws InterruptedException;
    }

    /** Asks without waiting for the answer. */
    <T> Answer<T> ask(Supplier<T> question) {
        Future<T> answer = threads.submit(question::get);
        return () -> received(answer);
    }

    /** Asks about each of the names; the answer has those that are there, in the same order. */
    <T> Answer<Map<String, T>> askEach(Collection<String> names, Function<String, Optional<T>> question) {
        Map<String, Answer<Optional<T>>> asked = new LinkedHashMap<>();
        names.forEach(name -> asked.computeIfAbsent(name, key -> ask(() -> question.apply(key))));
        return () -> {
            Map<String, T> found = new LinkedHashMap<>();
            for (Map.Entry<String, Answer<Optional<T>>> one : asked.entrySet()) {
                one.getValue().get().ifPresent(answer -> found.put(one.getKey(), answer));
            }
            return found;
        };
    }

    /** The same for who wants nothing else: waits for the answers. */
    static <T> Map<String, T> each(Collection<String> names, Function<String, Optional<T>> question)
            throws InterruptedException {
        try (Questions questions = new Questions()) {
            return questions.askEach(names, question).get();
        }
    }

    private static <T> T received(Future<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Internal error: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
