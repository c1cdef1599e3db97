package io.jenkins.plugins.windflow.core.operation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of a journal. Types and their data; those without a number are there since version 1:
 * <ul>
 *   <li>{@code submitted}: id, kind, environment, project, submittedBy, cause, buildUrl - always the first line
 *   <li>{@code project}: project - when the first line does not tell it
 *   <li>{@code engine}: engineId - the project is locked on this engine from here on
 *   <li>{@code started}
 *   <li>{@code plan}: changes, actions, text
 *   <li>{@code phase}: name
 *   <li>{@code note} (2): name, data (a map) - facts that recovery needs; the last one of a name counts. A cancellation is the
 *       note {@value #CANCELLED} with who
 *   <li>{@code begin}: action (number), type, name, intent (a map) - written before the action
 *   <li>{@code done}: action, outcome (a map); {@code failed}: action, error
 *   <li>{@code report} (2): part, name, facts (a map) - only to be looked at; not forced to disk
 *   <li>{@code suspended} (2) - stopped for the shutdown of Jenkins
 *   <li>{@code recovering} (2): choice, who - at work again after an interruption; what follows belongs to the recovery
 *   <li>{@code pending} (2): error - cannot go on by itself; {@code recovering} can follow
 *   <li>{@code finished}: state, error, result (a map) - the last line; in version 1 also with the state
 *       {@code RECOVERY_PENDING}, which means the same as {@code pending}
 * </ul>
 * Since version 2 {@code begin}, {@code done} and {@code note} have {@code masked}: true when something in them contained
 * the text of a secret and is masked. A journal can have lines of both versions.
 *
 * @param version of the format
 * @param seq counts from 0 within the journal
 * @param time when it was written
 * @param type see above
 * @param data see above
 */
record JournalEntry(int version, long seq, Instant time, String type, Map<String, Object> data) {
    /** The version that this code writes, and the newest that it reads. */
    static final int VERSION = 2;

    /** The oldest version that this code reads. */
    static final int OLDEST = 1;

    /** Name of the note that tells who cancelled the operation. */
    static final String CANCELLED = "cancelled";

    boolean isMasked() {
        return Boolean.TRUE.equals(data.get("masked"));
    }

    /** The map under this key; empty when there is none. */
    Map<String, Object> map(String key) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (data.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        return copy;
    }

    String text(String key) {
        return data.get(key) instanceof String text ? text : null;
    }

    long number(String key) {
        return data.get(key) instanceof Number number ? number.longValue() : -1;
    }
}
