package io.jenkins.plugins.windflow.live;

import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.watch.Following;
import io.jenkins.plugins.windflow.core.watch.Listing;
import io.jenkins.plugins.windflow.core.watch.Snapshot;
import io.jenkins.plugins.windflow.core.watch.SnapshotListener;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.Map;

/**
 * A list of an engine as a topic: {@code containers:local} tells {@code containers}, the whole list as the API gives it, whenever it is
 * another one; and {@code gone} when the engine does not answer any more.
 */
public abstract class SnapshotTopic implements Topic {
    private final Listing listing;

    /** @param listing the name of which is the topic's kind and its event's */
    protected SnapshotTopic(Listing listing) {
        this.listing = listing;
    }

    @Override
    public final String kind() {
        return listing.name();
    }

    @Override
    public final Feed open(String environment, Audience audience) {
        return WindflowConfiguration.get().environment(environment).isEmpty()
                ? null
                : new ListFeed(environment, audience);
    }

    private final class ListFeed implements Feed, SnapshotListener {
        private final String topic;
        private final Audience audience;
        private final Following following;
        private volatile Snapshot last;

        ListFeed(String environment, Audience audience) {
            this.topic = kind() + ":" + environment;
            this.audience = audience;
            this.following = WindflowRuntime.get().watches().of(environment).follow(listing, this);
        }

        @Override
        public void seen(Snapshot snapshot) {
            last = snapshot;
            audience.tell(kind(), snapshot.json());
        }

        @Override
        public void lost(EngineException why) {
            last = null;
            audience.tell("gone", EventHub.json(Map.of("topic", topic)));
        }

        @Override
        public void greet(Audience newcomer) {
            Snapshot present = last;
            if (present != null) {
                newcomer.tell(kind(), present.json());
            }
        }

        @Override
        public void close() {
            following.close();
        }
    }
}
