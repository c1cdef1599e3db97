package io.jenkins.plugins.windflow.core.operation;

import java.time.Instant;
import java.util.Map;

/**
 * One line of a journal. Types and their data, version {@value #VERSION}:
 * <ul>
 *   <li>{@code submitted}: id, kind, environment, project, submittedBy, cause, buildUrl - always the first line
 *   <li>{@code project}: project - when the first line does not tell it
 *   <li>{@code engine}: engineId - the project is locked on this engine from here on
 *   <li>{@code started}
 *   <li>{@code plan}: changes, actions, text
 *   <li>{@code phase}: name
 *   <li>{@code begin}: action (number), type, name, intent (a map) - written before the action
 *   <li>{@code done}: action, outcome (a map); {@code failed}: action, error
 *   <li>{@code finished}: state, error, result (a map) - always the last line
 * </ul>
 *
 * @param version of the format
 * @param seq counts from 0 within the journal
 * @param time when it was written
 * @param type see above
 * @param data see above
 */
record JournalEntry(int version, long seq, Instant time, String type, Map<String, Object> data) {
    /** The version that this code writes, and the newest that it reads. */
    static final int VERSION = 1;

    String text(String key) {
        return data.get(key) instanceof String text ? text : null;
    }

    long number(String key) {
        return data.get(key) instanceof Number number ? number.longValue() : -1;
    }
}
