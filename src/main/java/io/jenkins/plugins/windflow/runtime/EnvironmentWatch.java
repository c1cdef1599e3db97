package io.jenkins.plugins.windflow.runtime;

import hudson.Extension;
import hudson.model.PeriodicWork;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.docker.check.EngineState;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at every environment twice a minute. The timer's thread only starts it: the looking is done on virtual threads, each
 * environment on one of its own, so that a dead host delays nobody.
 */
@Extension
public final class EnvironmentWatch extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(EnvironmentWatch.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final AtomicBoolean looking = new AtomicBoolean();

    @Override
    public long getRecurrencePeriod() {
        return PERIOD.toMillis();
    }

    @Override
    public long getInitialDelay() {
        return Duration.ofSeconds(3).toMillis();
    }

    @Override
    protected void doRun() {
        if (looking.compareAndSet(false, true)) {
            start(() -> {
                try {
                    look();
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    /** Looks without waiting for the next time, also when it is looking already. */
    void lookNow() {
        start(this::look);
    }

    private static void start(Runnable look) {
        Thread.ofVirtual().name("windflow-environment-watch").start(look);
    }

    private void look() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            WindflowRuntime runtime = WindflowRuntime.get();
            if (runtime.isEnding()) {
                return;
            }
            List<DockerEnvironment> environments = WindflowConfiguration.get().getEnvironments();
            Set<String> names = new HashSet<>(WindflowConfiguration.get().names());
            runtime.monitor().retain(names);
            runtime.inventories().retain(names);
            runtime.monitor().checkAll(Environments.dialers());
            environments.forEach(environment -> Thread.ofVirtual()
                    .name("windflow-inventory-" + environment.getName())
                    .start(() -> count(runtime, environment)));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The environments could not be looked at.", e);
        }
    }

    private static void count(WindflowRuntime runtime, DockerEnvironment environment) {
        if (runtime.monitor().state(environment.getName()).status() != EngineState.Status.ONLINE) {
            return;
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            runtime.inventories().look(environment);
            runtime.leftHelpers().sweepOnce(environment);
        } catch (EngineException e) {
            LOGGER.log(Level.FINE, e, () -> "No look at the containers of " + environment.getName());
        }
    }
}
