package io.jenkins.plugins.windflow.live;

import hudson.ExtensionPoint;

/**
 * A kind of thing that pages can follow live, found as an extension: {@code containers} is the kind of {@code containers:local}. Whoever
 * may see Windflow may follow it. Nothing is asked of anybody while no page follows.
 */
public interface Topic extends ExtensionPoint {
    /** The part of the topics' names before the colon. */
    String kind();

    /**
     * The first page wants it: begins to follow, and tells all pages through {@code audience} what is there and what is new, from any
     * thread, until the feed is closed. Returns quickly; it runs with the rights of Jenkins itself.
     *
     * @param name the part of the topic's name behind the colon
     * @return null when there is nothing of that name
     */
    Feed open(String name, Audience audience);

    /** Those who follow. */
    @FunctionalInterface
    interface Audience {
        /**
         * Tells all of them.
         *
         * @param event what kind of news it is
         * @param data one JSON document without line breaks; never changed afterwards
         */
        void tell(String event, byte[] data);
    }

    /** What is followed. */
    interface Feed extends AutoCloseable {
        /** Another page has begun to follow: tells it what is there already. */
        void greet(Audience newcomer);

        /** The last page has gone. */
        @Override
        void close();
    }
}
