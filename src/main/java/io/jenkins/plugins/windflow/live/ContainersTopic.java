package io.jenkins.plugins.windflow.live;

import hudson.Extension;
import io.jenkins.plugins.windflow.core.container.ContainerList;

/** {@code containers:<environment>}: all containers. */
@Extension
public final class ContainersTopic extends SnapshotTopic {
    public ContainersTopic() {
        super(ContainerList.LISTING);
    }
}
