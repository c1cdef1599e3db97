package jenkins.util;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/** The controller's shared scheduler: ten threads, tasks run as SYSTEM. */
public class Timer {
    private static ScheduledExecutorService executor;

    private Timer() {}

    public static synchronized ScheduledExecutorService get() {
        if (executor == null) {
            ThreadFactory threads = Executors.defaultThreadFactory();
            executor = new ScheduledThreadPoolExecutor(10, task -> {
                Thread thread = threads.newThread(() -> runAsSystem(task));
                thread.setName("jenkins.util.Timer [#" + thread.threadId() + "]");
                thread.setDaemon(true);
                return thread;
            });
        }
        return executor;
    }

    public static synchronized void shutdown() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    private static void runAsSystem(Runnable task) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            task.run();
        }
    }
}
