package io.jenkins.plugins.windflow.core.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which records are wanted, newest first.
 *
 * @param who exactly
 * @param environment exactly
 * @param action exactly, or a group of them when it ends with a dot: {@code container.}
 * @param subject a part of its name
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
        return who.map(candidate.who()::equals).orElse(true)
                && environment.map(candidate.environment()::equals).orElse(true)
                && action.map(wanted -> isAction(wanted, candidate.action())).orElse(true)
                && subject.map(candidate.subject().name()::contains).orElse(true)
                && outcome.map(candidate.outcome()::equals).orElse(true)
                && from.map(time -> !candidate.time().isBefore(time)).orElse(true)
                && until.map(candidate.time()::isBefore).orElse(true);
    }

    private static boolean isAction(String wanted, String action) {
        return wanted.endsWith(".") ? action.startsWith(wanted) : action.equals(wanted);
    }
}
