package io.jenkins.plugins.windflow.core.subject;

import java.util.Locale;
import java.util.Objects;

/**
 * What an operation, an audit record or a lock is about.
 *
 * @param name as people know it; of an engine that of its environment
 */
public record Subject(Kind kind, String name) {
    /** What there is. */
    public enum Kind {
        PROJECT,
        CONTAINER,
        IMAGE,
        VOLUME,
        NETWORK,
        ENGINE,
        ENVIRONMENT,
        OPERATION,
        CONFIGURATION;

        /** As a word in a sentence: {@code container}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final char SEPARATOR = ':';

    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** A Compose project. */
    public static Subject project(String name) {
        return new Subject(Kind.PROJECT, name);
    }

    public static Subject container(String name) {
        return new Subject(Kind.CONTAINER, name);
    }

    public static Subject image(String name) {
        return new Subject(Kind.IMAGE, name);
    }

    public static Subject volume(String name) {
        return new Subject(Kind.VOLUME, name);
    }

    public static Subject network(String name) {
        return new Subject(Kind.NETWORK, name);
    }

    /** The whole engine of an environment. */
    public static Subject engine(String environment) {
        return new Subject(Kind.ENGINE, environment);
    }

    /**
     * One word that names it among all subjects of an engine: {@code shop} for a project, {@code container:web} for a
     * container. Names of projects have no colon.
     */
    public String key() {
        return kind == Kind.PROJECT ? name : kind.word() + SEPARATOR + name;
    }

    /**
     * What {@link #key()} has written.
     *
     * @throws IllegalArgumentException when it names no kind
     */
    public static Subject ofKey(String key) {
        int separator = key.indexOf(SEPARATOR);
        return separator < 0
                ? project(key)
                : new Subject(
                        Kind.valueOf(key.substring(0, separator).toUpperCase(Locale.ROOT)),
                        key.substring(separator + 1));
    }

    /** For people: {@code project shop}. */
    public String text() {
        return kind.word() + " " + name;
    }

    @Override
    public String toString() {
        return text();
    }
}
