package io.jenkins.plugins.windflow.core.stack;

import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Who comes while somebody looks at the same place waits for that look instead of starting another: a crowd costs an engine
 * no more than one. Nothing is kept once it is seen.
 *
 * @param <P> where one looks
 * @param <S> what one sees
 */
public final class SharedLooks<P, S> {
    private final Map<P, CompletableFuture<S>> running = new ConcurrentHashMap<>();

    /**
     * Looks, or waits for who looks already.
     *
     * @throws RuntimeException what the look has thrown, for everybody who waited for it
     */
    public S look(P place, Supplier<S> look) {
        CompletableFuture<S> own = new CompletableFuture<>();
        CompletableFuture<S> earlier = running.putIfAbsent(place, own);
        return earlier == null ? lookFirst(place, look, own) : join(place, look, earlier);
    }

    private S lookFirst(P place, Supplier<S> look, CompletableFuture<S> own) {
        try {
            S seen = look.get();
            own.complete(seen);
            return seen;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(place, own);
        }
    }

    private S join(P place, Supplier<S> look, CompletableFuture<S> earlier) {
        try {
            return earlier.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(place.toString(), e);
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                // The other thread was meant, not this one.
                case InterruptedCallException others -> lookAgain(place, look, earlier);
                case RuntimeException failure -> throw failure;
                case Throwable error -> throw new IllegalStateException("Internal error: " + error, error);
            };
        }
    }

    private S lookAgain(P place, Supplier<S> look, CompletableFuture<S> failed) {
        running.remove(place, failed);
        return look(place, look);
    }
}
