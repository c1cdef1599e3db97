package io.jenkins.plugins.windflow.live;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.Extension;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.watch.EngineEvent;
import io.jenkins.plugins.windflow.core.watch.Following;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * {@code events:<environment>} tells {@code events}: what happens in the engine, gathered for a quarter of a second, so that a storm of
 * events is a few messages. Who comes later is told the last of them.
 */
@Extension
public final class EventsTopic implements Topic {
    /** Remembered for newcomers, and at most told at once; a storm that is larger loses its oldest events. */
    private static final int KEPT = 500;

    private static final Executor LATER = CompletableFuture.delayedExecutor(
            250,
            TimeUnit.MILLISECONDS,
            task -> Thread.ofVirtual().name("windflow-engine-events").start(task));

    @Override
    public String kind() {
        return "events";
    }

    @Override
    public Feed open(String environment, Audience audience) {
        return WindflowConfiguration.get().environment(environment).isEmpty()
                ? null
                : new EventFeed(environment, audience);
    }

    private static final class EventFeed implements Feed {
        private final Audience audience;
        private final Deque<EngineEvent> kept = new ArrayDeque<>();
        private final Deque<EngineEvent> untold = new ArrayDeque<>();
        private final Following following;
        private long number;

        EventFeed(String environment, Audience audience) {
            this.audience = audience;
            this.following = WindflowRuntime.get().watches().of(environment).followEvents(this::take);
        }

        private synchronized void take(JsonNode raw) {
            EngineEvent event = EngineEvent.of(++number, raw);
            keep(kept, event);
            keep(untold, event);
            if (untold.size() == 1) {
                LATER.execute(this::tell);
            }
        }

        private static void keep(Deque<EngineEvent> events, EngineEvent event) {
            events.addLast(event);
            if (events.size() > KEPT) {
                events.removeFirst();
            }
        }

        private void tell() {
            List<EngineEvent> news;
            synchronized (this) {
                news = new ArrayList<>(untold);
                untold.clear();
            }
            if (!news.isEmpty()) {
                audience.tell("events", document(news));
            }
        }

        @Override
        public synchronized void greet(Audience newcomer) {
            newcomer.tell("events", document(List.copyOf(kept)));
        }

        private static byte[] document(List<EngineEvent> events) {
            return EventHub.json(
                    Map.of("events", events.stream().map(EngineEvent::json).toList()));
        }

        @Override
        public void close() {
            following.close();
        }
    }
}
