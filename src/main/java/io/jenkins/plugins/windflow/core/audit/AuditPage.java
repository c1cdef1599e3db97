package io.jenkins.plugins.windflow.core.audit;

import java.util.List;
import java.util.Optional;

/**
 * A part of what a filter wants.
 *
 * @param entries newest first
 * @param next where to go on with older ones; empty when there are none. A page may be empty and yet not be the last: one
 *     answer looks at a bounded part of the log
 */
public record AuditPage(List<Entry> entries, Optional<AuditPlace> next) {
    /** A record and where it stands. */
    public record Entry(AuditPlace place, AuditRecord entry) {}
}
