package io.jenkins.plugins.windflow.core.audit;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * One change that somebody asked for, and what came of it. Holds no secrets.
 *
 * @param time when the outcome was known
 * @param who name of the user or job
 * @param address where the request came from; empty when it came from within Jenkins
 * @param environment name; empty when it is about none
 * @param action what was asked: {@code container.start}
 * @param subject what it was done to
 * @param detail one sentence of what changed, or why nothing did; may be empty
 * @param operation id of the operation that does it; empty when there is none
 */
public record AuditRecord(
        Instant time,
        String who,
        String address,
        String environment,
        String action,
        Subject subject,
        Outcome outcome,
        String detail,
        String operation) {
    /** What came of it. */
    public enum Outcome {
        DONE,
        /** The right was missing, or the environment is read-only. */
        REFUSED,
        FAILED,
        CANCELLED,
        /** An operation does it; the record of its end tells the rest. */
        SUBMITTED;

        /** As a word: {@code done}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST_TEXT = 2_000;

    /** Texts that come from outside are cut to a length that a log can bear. */
    public AuditRecord {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(outcome, "outcome");
        who = clip(who);
        address = clip(address);
        environment = clip(environment);
        action = clip(action);
        subject = new Subject(subject.kind(), clip(subject.name()));
        detail = clip(detail);
        operation = clip(operation);
    }

    /** The same after the operation has ended that does it. */
    public AuditRecord ended(Outcome end, String why) {
        String all = detail.isEmpty() || why.isEmpty() ? detail + why : detail + " - " + why;
        return new AuditRecord(time, who, address, environment, action, subject, end, all, operation);
    }

    static String clip(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
