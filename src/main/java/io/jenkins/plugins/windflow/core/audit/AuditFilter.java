package io.jenkins.plugins.windflow.core.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which records are wanted.
 *
 * @param who a part of the name, in any case
 * @param environment exactly
 * @param action exactly, or a group of them when it ends with a dot: {@code container.}
 * @param subject a part of its name, in any case
 * @param from earliest time, included
 * @param until latest time, not included
 * @param limit at most so many, counted after all else
 */
public record AuditFilter(
        Optional<String> who,
        Optional<String> environment,
        Optional<String> action,
        Optional<String> subject,
        Optional<AuditRecord.Outcome> outcome,
        Optional<Instant> from,
        Optional<Instant> until,
        int limit) {
    /** The newest records, whatever they are about. */
    public static AuditFilter newest(int limit) {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    boolean accepts(AuditRecord candidate) {
        return who.map(wanted -> contains(candidate.who(), wanted)).orElse(true)
                && environment.map(candidate.environment()::equals).orElse(true)
                && action.map(wanted -> isAction(wanted, candidate.action())).orElse(true)
                && subject.map(wanted -> contains(candidate.subject().name(), wanted))
                        .orElse(true)
                && outcome.map(candidate.outcome()::equals).orElse(true)
                && from.map(time -> !isBefore(candidate, time)).orElse(true)
                && until.map(candidate.time()::isBefore).orElse(true);
    }

    /** Whether a record, and so every older one, is before the time that is asked for. */
    boolean isOver(AuditRecord candidate) {
        return from.map(time -> isBefore(candidate, time)).orElse(false);
    }

    private static boolean isBefore(AuditRecord candidate, Instant time) {
        return candidate.time().isBefore(time);
    }

    private static boolean isAction(String wanted, String action) {
        return wanted.endsWith(".") ? action.startsWith(wanted) : action.equals(wanted);
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
