package io.jenkins.plugins.windflow.core.file;

/** What somebody wants to do in a place. */
public enum PlaceAccess {
    LOOK,
    /** Change files, unless they are in use. */
    CHANGE,
    /** Change files that a running container may be using at this moment. */
    CHANGE_IN_USE
}
