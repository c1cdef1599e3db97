package hudson.model;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.StreamTaskListener;
import java.io.File;
import java.io.IOException;
import java.util.logging.Level;
import jenkins.model.Jenkins;

/** Periodic work that takes long: it runs on a thread of its own, never twice at the same time, and logs to a file. */
public abstract class AsyncPeriodicWork extends PeriodicWork {
    public final String name;
    private Thread thread;

    protected AsyncPeriodicWork(String name) {
        this.name = name;
    }

    protected abstract void execute(TaskListener listener) throws IOException, InterruptedException;

    @Override
    public final synchronized void doRun() {
        if (thread != null && thread.isAlive()) {
            logger.log(Level.WARNING, "{0} thread is still running. Execution aborted.", name);
            return;
        }
        thread = new Thread(this::runLogged, name + " thread");
        thread.setDaemon(true);
        thread.start();
    }

    protected File getLogFile() {
        return new File(Jenkins.get().getRootDir(), "logs/tasks/" + name + ".log");
    }

    private void runLogged() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            File log = getLogFile();
            log.getParentFile().mkdirs();
            try (StreamTaskListener listener = new StreamTaskListener(log, true, null)) {
                execute(listener);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            logger.log(Level.SEVERE, name + " thread failed with error", e);
        }
    }
}
