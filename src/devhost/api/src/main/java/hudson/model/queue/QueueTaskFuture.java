package hudson.model.queue;

import hudson.model.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A build that was asked for: done when it has completed. */
public interface QueueTaskFuture<R extends Queue.Executable> extends Future<R> {
    /** Done when the build has started. */
    Future<R> getStartCondition();

    /** Waits until the build has started. */
    R waitForStart() throws InterruptedException, ExecutionException;
}
