package io.jenkins.plugins.windflow.api.audit;

import hudson.Util;
import io.jenkins.plugins.windflow.core.audit.AuditFilter;
import io.jenkins.plugins.windflow.core.audit.AuditPage;
import io.jenkins.plugins.windflow.core.audit.AuditPlace;
import io.jenkins.plugins.windflow.core.audit.AuditRecord.Outcome;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.WholeNumber;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.GET;

/**
 * {@code /windflow/api/audit}: for those who configure Windflow. Whoever may only look is told nothing of who works here, when
 * and from where; what was done in an environment everybody sees in its operations.
 */
public final class AuditApi {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1_000;

    /** Records, newest first, page by page. */
    @GET
    public HttpResponse doIndex(
            @QueryParameter String who,
            @QueryParameter String environment,
            @QueryParameter String action,
            @QueryParameter String subject,
            @QueryParameter String outcome,
            @QueryParameter String from,
            @QueryParameter String until,
            @QueryParameter String before,
            @QueryParameter String limit) {
        return JsonAnswer.of(() -> {
            Jenkins.get().checkPermission(WindflowPermissions.CONFIGURE);
            int count = WholeNumber.parse("limit", limit, DEFAULT_LIMIT);
            if (count < 1 || count > MOST) {
                throw new IllegalArgumentException("limit must be between 1 and " + MOST + ", not " + count + ".");
            }
            AuditFilter filter = filter(who, environment, action, subject, outcome, from, until, count);
            AuditPage page =
                    WindflowRuntime.get().audit().read(filter, optional(before).map(AuditPlace::parse));
            return AuditJson.page(page);
        });
    }

    /** The same records as a file, all of them: {@code format} is {@code csv} or {@code json}. */
    @GET
    public HttpResponse doExport(
            @QueryParameter String who,
            @QueryParameter String environment,
            @QueryParameter String action,
            @QueryParameter String subject,
            @QueryParameter String outcome,
            @QueryParameter String from,
            @QueryParameter String until,
            @QueryParameter String format) {
        try {
            Jenkins.get().checkPermission(WindflowPermissions.CONFIGURE);
            AuditExport.Format kind = AuditExport.Format.of(format);
            return new AuditExport(filter(who, environment, action, subject, outcome, from, until, MOST), kind);
        } catch (RuntimeException e) {
            return JsonAnswer.of(() -> {
                throw e;
            });
        }
    }

    private static AuditFilter filter(
            String who,
            String environment,
            String action,
            String subject,
            String outcome,
            String from,
            String until,
            int limit) {
        return new AuditFilter(
                optional(who),
                optional(environment),
                optional(action),
                optional(subject),
                optional(outcome).map(AuditApi::outcome),
                optional(from).map(text -> time("from", text)),
                optional(until).map(text -> time("until", text)),
                limit);
    }

    private static Optional<String> optional(String text) {
        return Optional.ofNullable(Util.fixEmptyAndTrim(text));
    }

    private static Outcome outcome(String text) {
        try {
            return Outcome.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is no outcome '" + text + "'.", e);
        }
    }

    private static Instant time(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be a time like 2026-11-24T12:00:00Z, not '" + text + "'.", e);
        }
    }
}
