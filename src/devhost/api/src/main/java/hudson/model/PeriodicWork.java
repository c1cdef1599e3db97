package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/** Short work done again and again on {@link Timer}. */
public abstract class PeriodicWork implements Runnable, ExtensionPoint {
    protected static final long MIN = 1000 * 60;
    protected static final long HOUR = 60 * MIN;
    protected static final long DAY = 24 * HOUR;

    protected final Logger logger = Logger.getLogger(getClass().getName());

    /** Milliseconds between two runs. */
    public abstract long getRecurrencePeriod();

    /** Milliseconds before the first run; random by default, so that not everything runs at once. */
    public long getInitialDelay() {
        return ThreadLocalRandom.current().nextLong(getRecurrencePeriod());
    }

    protected abstract void doRun() throws Exception;

    @Override
    public final void run() {
        try {
            doRun();
        } catch (Exception e) {
            logger.log(Level.SEVERE, "Timer task " + this + " failed", e);
        }
    }

    public static ExtensionList<PeriodicWork> all() {
        return ExtensionList.lookup(PeriodicWork.class);
    }

    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void init() {
        for (PeriodicWork work : Jenkins.get().getExtensionList(PeriodicWork.class)) {
            Timer.get().scheduleAtFixedRate(
                    work, work.getInitialDelay(), work.getRecurrencePeriod(), TimeUnit.MILLISECONDS);
        }
    }
}
