package io.jenkins.plugins.windflow.core.compose.model;

/** Something mounted into a service's containers. Two mounts of a service never share a target. */
public sealed interface Mount permits VolumeMount, BindMount, TmpfsMount, ImageMount {
    /** The absolute path inside the container. */
    String target();

    boolean readOnly();
}
