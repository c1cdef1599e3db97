package io.jenkins.plugins.windflow.api.volume;

import hudson.Extension;
import io.jenkins.plugins.windflow.core.volume.Volumes;
import io.jenkins.plugins.windflow.core.watch.Listing;
import io.jenkins.plugins.windflow.live.SnapshotTopic;

/** {@code volumes:<environment>}: all of them, as {@link VolumesApi#doIndex} gives them. */
@Extension
public final class VolumesTopic extends SnapshotTopic {
    public VolumesTopic() {
        super(new Listing(
                "volumes",
                Listing.eventsOf("volume", "container"),
                engine -> VolumeJson.list(new Volumes(engine).list())));
    }
}
