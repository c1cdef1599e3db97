package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.AdministrativeMonitor;
import hudson.model.AsyncPeriodicWork;
import hudson.model.PeriodicWork;
import hudson.model.TaskListener;
import hudson.security.ACL;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.springframework.security.core.Authentication;

/** What runs without a request. */
@WithJenkins
class BackgroundTest {
    @Test
    void theTimerRunsAsSystem(JenkinsRule j) throws Exception {
        Authentication who = Timer.get()
                .schedule(Jenkins::getAuthentication2, 1, TimeUnit.MILLISECONDS)
                .get();
        assertThat(who).isEqualTo(ACL.SYSTEM2);
    }

    @Test
    void periodicWorkStartsByItself(JenkinsRule j) {
        Soon work = PeriodicWork.all().get(Soon.class);
        await().untilAtomic(work.who, identity -> assertThat(identity).isEqualTo(ACL.SYSTEM2));
    }

    @Test
    void asynchronousWorkRunsOnItsOwnThread(JenkinsRule j) {
        Slow work = PeriodicWork.all().get(Slow.class);
        work.run();
        await().untilAtomic(work.thread, name -> assertThat(name).startsWith("conformance slow work"));
    }

    @Test
    void activeMonitorsAreFound(JenkinsRule j) {
        Warning monitor = AdministrativeMonitor.all().get(Warning.class);
        assertThat(monitor.isActivated()).isTrue();
        assertThat(j.jenkins.getActiveAdministrativeMonitors()).contains(monitor);
        assertThat(j.jenkins.getAdministrativeMonitor("conformanceWarning")).isSameAs(monitor);
    }

    /** Due at once. */
    @TestExtension
    public static class Soon extends PeriodicWork {
        private final AtomicReference<Authentication> who = new AtomicReference<>();

        @Override
        public long getRecurrencePeriod() {
            return DAY;
        }

        @Override
        public long getInitialDelay() {
            return 0;
        }

        @Override
        protected void doRun() {
            who.set(Jenkins.getAuthentication2());
        }
    }

    /** Takes long. */
    @TestExtension
    public static class Slow extends AsyncPeriodicWork {
        private final AtomicReference<String> thread = new AtomicReference<>();

        public Slow() {
            super("conformance slow work");
        }

        @Override
        public long getRecurrencePeriod() {
            return DAY;
        }

        @Override
        public long getInitialDelay() {
            return DAY;
        }

        @Override
        protected void execute(TaskListener listener) {
            listener.getLogger().println("working");
            thread.set(Thread.currentThread().getName());
        }
    }

    /** Always on. */
    @TestExtension
    public static class Warning extends AdministrativeMonitor {
        public Warning() {
            super("conformanceWarning");
        }

        @Override
        public boolean isActivated() {
            return true;
        }
    }
}
