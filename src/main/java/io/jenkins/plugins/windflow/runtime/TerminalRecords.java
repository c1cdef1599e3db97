package io.jenkins.plugins.windflow.runtime;

import io.jenkins.plugins.windflow.core.audit.AuditLog;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import io.jenkins.plugins.windflow.core.audit.AuditRecord.Outcome;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.core.terminal.Terminal;
import io.jenkins.plugins.windflow.core.terminal.TerminalEnd;
import io.jenkins.plugins.windflow.core.terminal.TerminalListener;
import io.jenkins.plugins.windflow.core.terminal.TerminalRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Puts the ends of terminals on record; that they were opened is recorded with the call that did it. */
final class TerminalRecords implements TerminalListener {
    private final Supplier<AuditLog> audit;

    TerminalRecords(Supplier<AuditLog> audit) {
        this.audit = audit;
    }

    @Override
    public void ended(Terminal terminal, TerminalEnd end) {
        Instant now = Instant.now();
        TerminalRequest request = terminal.request();
        String user = request.user().isEmpty() ? "the container's own user" : "user " + request.user();
        put(
                terminal,
                "terminal.end",
                Outcome.DONE,
                terminal.program() + " as " + user + ", from "
                        + terminal.started().truncatedTo(ChronoUnit.SECONDS) + " to "
                        + now.truncatedTo(ChronoUnit.SECONDS) + ". " + end.sentence());
    }

    @Override
    public void hungUpLater(Terminal terminal, boolean gone, String sentence) {
        put(terminal, "terminal.hangup", gone ? Outcome.DONE : Outcome.FAILED, sentence);
    }

    private void put(Terminal terminal, String action, Outcome outcome, String detail) {
        TerminalRequest request = terminal.request();
        audit.get()
                .append(new AuditRecord(
                        Instant.now(),
                        request.owner(),
                        request.address(),
                        request.environment(),
                        action,
                        Subject.container(request.containerName()),
                        outcome,
                        detail,
                        ""));
    }
}
