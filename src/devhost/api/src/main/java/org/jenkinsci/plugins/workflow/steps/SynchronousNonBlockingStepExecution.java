package org.jenkinsci.plugins.workflow.steps;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** A step whose work is one method on a thread of its own. It cannot survive a restart. */
public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final ExecutorService THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name(SynchronousNonBlockingStepExecution.class.getName() + "-", 1).factory());

    private transient volatile Future<?> task;
    private transient volatile String threadName;
    private transient volatile Throwable stopCause;

    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    /** Does the work; the returned value is the step's. */
    protected abstract T run() throws Exception;

    @Override
    public final boolean start() {
        Authentication auth = Jenkins.getAuthentication2();
        task = THREADS.submit(() -> {
            threadName = Thread.currentThread().getName();
            try {
                T value;
                try (ACLContext identity = ACL.as2(auth)) {
                    value = run();
                }
                getContext().onSuccess(value);
            } catch (Throwable t) {
                if (stopCause == null) {
                    getContext().onFailure(t);
                } else {
                    stopCause.addSuppressed(t);
                }
            }
        });
        return false;
    }

    /** Interrupts the work and ends the step at once, whatever the work still does. */
    @Override
    public void stop(Throwable cause) throws Exception {
        if (task != null) {
            stopCause = cause;
            task.cancel(true);
        }
        super.stop(cause);
    }

    @Override
    public void onResume() {
        getContext().onFailure(new SynchronousResumeNotSupportedException(getContext()));
    }

    @Override
    public String getStatus() {
        return threadName == null ? "not yet scheduled" : "running in thread: " + threadName;
    }

    @Override
    public boolean blocksRestart() {
        return threadName != null;
    }
}
