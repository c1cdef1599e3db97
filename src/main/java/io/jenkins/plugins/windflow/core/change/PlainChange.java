package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;

/** A change that takes no more than what its journal entry says. Making it a second time does no harm. */
public sealed interface PlainChange extends Change
        permits ContainerPause,
                ContainerRemove,
                ContainerRename,
                ContainerRestart,
                ContainerStart,
                ContainerStop,
                ContainerUnpause,
                ImageTag,
                NetworkConnect,
                NetworkDisconnect,
                NetworkRemove,
                NetworkRestore,
                RestartPolicyChange,
                VolumeRemove {
    /** Makes it. */
    void make(StackEngine engine);
}
