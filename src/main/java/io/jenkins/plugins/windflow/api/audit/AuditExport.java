package io.jenkins.plugins.windflow.api.audit;

import io.jenkins.plugins.windflow.core.audit.AuditFilter;
import io.jenkins.plugins.windflow.core.audit.AuditLog;
import io.jenkins.plugins.windflow.core.audit.AuditPage;
import io.jenkins.plugins.windflow.core.audit.AuditPlace;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import jakarta.servlet.AsyncContext;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * All records that a filter wants as a file. They are read page by page and written as they are read, on a thread of their own:
 * neither the memory nor a thread of the web server is taken by a long log.
 */
final class AuditExport implements HttpResponse {
    private static final Logger LOGGER = Logger.getLogger(AuditExport.class.getName());

    /** What the file is. */
    enum Format {
        CSV("text/csv;charset=UTF-8"),
        JSON("application/json;charset=UTF-8");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        /** @throws IllegalArgumentException with one sentence when there is no such format */
        static Format of(String name) {
            return switch (String.valueOf(name)) {
                case "csv" -> CSV;
                case "json" -> JSON;
                default -> throw new IllegalArgumentException("'format' must be 'csv' or 'json'.");
            };
        }
    }

    private final AuditFilter filter;
    private final Format format;

    AuditExport(AuditFilter filter, Format format) {
        this.filter = filter;
        this.format = format;
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException {
        AuditLog log = WindflowRuntime.get().audit();
        rsp.setContentType(format.type);
        rsp.setHeader("Cache-Control", "no-store");
        rsp.setHeader("X-Content-Type-Options", "nosniff");
        rsp.setHeader(
                "Content-Disposition",
                "attachment; filename=\"windflow-audit." + format.name().toLowerCase(Locale.ROOT) + "\"");
        AsyncContext context = req.startAsync(req, rsp);
        context.setTimeout(0);
        Writer out = new BufferedWriter(
                new OutputStreamWriter(context.getResponse().getOutputStream(), StandardCharsets.UTF_8));
        rsp.flushBuffer();
        Thread.ofVirtual().name("windflow-audit-export").start(() -> {
            try (out) {
                write(log, out);
            } catch (IOException e) {
                LOGGER.log(Level.FINE, "Whoever exported the audit log has gone.", e);
            } catch (UncheckedIOException e) {
                LOGGER.log(Level.WARNING, "The audit log could not be exported to its end.", e);
            } finally {
                context.complete();
            }
        });
    }

    private void write(AuditLog log, Writer out) throws IOException {
        out.write(format == Format.CSV ? AuditCsv.HEAD : "[");
        String separator = "\n";
        Optional<AuditPlace> next = Optional.empty();
        do {
            AuditPage page = log.read(filter, next);
            for (AuditPage.Entry entry : page.entries()) {
                if (format == Format.CSV) {
                    out.write(AuditCsv.line(entry.entry()));
                } else {
                    out.write(separator + JsonAnswer.JSON.writeValueAsString(AuditJson.of(entry)));
                    separator = ",\n";
                }
            }
            next = page.next();
        } while (next.isPresent());
        out.write(format == Format.CSV ? "" : "\n]\n");
    }
}
