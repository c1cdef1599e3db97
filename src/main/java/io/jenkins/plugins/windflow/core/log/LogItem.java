package io.jenkins.plugins.windflow.core.log;

import io.jenkins.plugins.windflow.core.docker.stream.LogLine;
import java.time.Instant;

/** What a reader of logs is told, in order. */
public sealed interface LogItem {
    /** Which container it is about: its place in the request. */
    int container();

    /** A line of a container's log. */
    record Line(int container, LogLine line) implements LogItem {}

    /**
     * Something that happened to a container that is followed, or to its engine.
     *
     * @param id the container's id from now on, as it may be another one under the same name
     * @param time when it was noticed
     * @param text one sentence
     */
    record Notice(int container, String id, Kind kind, Instant time, String text) implements LogItem {}

    /** What has happened. */
    enum Kind {
        /** The container does not run any more; it is waited for. */
        STOPPED,
        /** The container runs again. */
        STARTED,
        /** Another container has taken its name, and is followed from now on. */
        RECREATED,
        /** There is no container of that name; one is waited for. */
        REMOVED,
        /** Its log cannot be read at all. */
        UNREADABLE,
        /** The engine does not answer, or not as it should; it is asked again. */
        UNREACHABLE,
        /** The engine answers again; nothing was lost. */
        RECONNECTED
    }
}
