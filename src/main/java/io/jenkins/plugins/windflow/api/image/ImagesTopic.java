package io.jenkins.plugins.windflow.api.image;

import hudson.Extension;
import io.jenkins.plugins.windflow.core.image.Images;
import io.jenkins.plugins.windflow.core.watch.Listing;
import io.jenkins.plugins.windflow.live.SnapshotTopic;

/** {@code images:<environment>}: all of them, as {@link ImagesApi#doIndex} gives them. */
@Extension
public final class ImagesTopic extends SnapshotTopic {
    public ImagesTopic() {
        super(new Listing(
                "images", Listing.eventsOf("image", "container"), engine -> ImageJson.list(new Images(engine).list())));
    }
}
