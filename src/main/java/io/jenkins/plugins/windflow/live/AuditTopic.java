package io.jenkins.plugins.windflow.live;

import hudson.Extension;
import io.jenkins.plugins.windflow.core.audit.AuditLog;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code audit:all} tells {@code audit}: that there are new records, not what they say, for whoever may see Windflow may follow. A
 * page that may read the log asks for them then. Many in a short time are one piece of news.
 */
@Extension
public final class AuditTopic implements Topic {
    private static final String ALL = "all";
    private static final Duration GATHERED = Duration.ofMillis(500);
    private static final Executor LATER = CompletableFuture.delayedExecutor(
            GATHERED.toMillis(),
            TimeUnit.MILLISECONDS,
            task -> Thread.ofVirtual().name("windflow-audit-news").start(task));

    @Override
    public String kind() {
        return "audit";
    }

    @Override
    public Feed open(String name, Audience audience) {
        return name.equals(ALL) ? new News(audience) : null;
    }

    private static final class News implements Feed {
        private final Audience audience;
        private final AuditLog log = WindflowRuntime.get().audit();
        private final AtomicBoolean isComing = new AtomicBoolean();
        private final Runnable listener = this::come;

        News(Audience audience) {
            this.audience = audience;
            log.addListener(listener);
        }

        private void come() {
            if (isComing.compareAndSet(false, true)) {
                LATER.execute(() -> {
                    isComing.set(false);
                    audience.tell("audit", EventHub.json(Map.of("topic", "audit:" + ALL)));
                });
            }
        }

        /** Who comes later has just asked for the records. */
        @Override
        public void greet(Audience newcomer) {}

        @Override
        public void close() {
            log.removeListener(listener);
        }
    }
}
