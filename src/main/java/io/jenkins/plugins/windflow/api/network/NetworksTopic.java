package io.jenkins.plugins.windflow.api.network;

import hudson.Extension;
import io.jenkins.plugins.windflow.core.watch.Listing;
import io.jenkins.plugins.windflow.live.SnapshotTopic;

/** {@code networks:<environment>}: all of them, as {@link NetworksApi#doIndex} gives them. */
@Extension
public final class NetworksTopic extends SnapshotTopic {
    public NetworksTopic() {
        super(new Listing("networks", Listing.eventsOf("network", "container"), NetworkJson::read));
    }
}
