package io.jenkins.plugins.windflow.core.operation;

import java.util.Locale;

/** What an operation is asked to do. */
public enum OperationKind {
    /** Brings a project to the state that its Compose files ask for. */
    DEPLOY,
    /** Stops and removes a project. */
    DOWN,
    /** Says what a deploy would do, and touches nothing. */
    PLAN,
    /** Starts, stops or restarts the containers of a project, or does the like to all of them. */
    STACK_ACTION,
    /** Takes over a project that others have made. */
    ADOPT,
    /** Makes a container. */
    CREATE,
    /** Replaces a container by one with the same settings, or with edited ones. */
    RECREATE,
    /** Removes containers, images, volumes or networks. */
    REMOVE,
    /** Removes what is not used. */
    PRUNE,
    /** Fetches an image from a registry. */
    PULL,
    /** Sends an image to a registry. */
    PUSH,
    /** Builds an image. */
    BUILD,
    /** Reads images from an archive. */
    LOAD,
    /** Reads an image's or a volume's files from an archive. */
    IMPORT,
    /** Writes an image or a volume to an archive. */
    EXPORT,
    /** Makes a volume with the contents of another one. */
    CLONE,
    /** Copies files. */
    COPY;

    /** The kind as a word in a sentence: {@code deploy}, {@code down}, {@code plan}. */
    public String word() {
        return this == STACK_ACTION ? "action" : name().toLowerCase(Locale.ROOT);
    }
}
