package io.jenkins.plugins.windflow.api.audit;

import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Audit records as CSV (RFC 4180). A text that a spreadsheet would take for a formula begins with an apostrophe, so that
 * nobody's name can make a spreadsheet compute.
 */
final class AuditCsv {
    static final String HEAD = "time,who,address,environment,action,kind,subject,outcome,detail,operation\r\n";

    private static final String FORMULA = "=+-@\t\r\n";

    private AuditCsv() {}

    static String line(AuditRecord entry) {
        return List.of(
                                entry.time().toString(),
                                entry.who(),
                                entry.address(),
                                entry.environment(),
                                entry.action(),
                                entry.subject().kind().name(),
                                entry.subject().name(),
                                entry.outcome().name(),
                                entry.detail(),
                                entry.operation())
                        .stream()
                        .map(AuditCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
