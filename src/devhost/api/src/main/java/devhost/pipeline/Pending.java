package devhost.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Something that a strand waits for. */
abstract class Pending {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** Asks the work to end soon; the outcome still comes from the work. */
    abstract void stop(Throwable cause);

    /** Reports the outcome; only the first one counts. */
    final boolean complete(Outcome result) {
        return outcome.complete(result);
    }

    final boolean isComplete() {
        return outcome.isDone();
    }

    /** Lets go of the waiting strand; the work is taken up again after the next start. */
    void suspend() {
        outcome.completeExceptionally(new Suspended());
    }

    /** Waits. An interruption of the waiting thread itself is not part of the program: the wait goes on. */
    final Outcome await() {
        try {
            return outcome.join();
        } catch (CompletionException suspended) {
            throw new Suspended();
        }
    }
}
