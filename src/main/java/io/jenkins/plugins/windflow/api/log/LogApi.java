package io.jenkins.plugins.windflow.api.log;

import hudson.Util;
import io.jenkins.plugins.windflow.core.log.LogRequest;
import io.jenkins.plugins.windflow.core.log.LogSession;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.WholeNumber;
import io.jenkins.plugins.windflow.live.AsyncAnswer;
import io.jenkins.plugins.windflow.live.Viewer;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/**
 * {@code logs} of an environment, where the query names containers, and of one container. All of it is answered on virtual
 * threads: a log takes as long as it takes.
 */
public final class LogApi {
    private static final int FILE_BUFFER = 32 * 1024;

    private final String environment;
    private final String container;

    /** @param container id or name of the container; null when the query names containers */
    public LogApi(String environment, String container) {
        this.environment = environment;
        this.container = container;
    }

    /** Lines as JSON, or with {@code follow} a stream of events that goes on with what comes. */
    @GET
    public void doIndex(
            StaplerRequest2 request,
            StaplerResponse2 response,
            @QueryParameter String containers,
            @QueryParameter String tail,
            @QueryParameter String since,
            @QueryParameter String until,
            @QueryParameter String stdout,
            @QueryParameter String stderr,
            @QueryParameter String follow,
            @QueryParameter String after,
            @QueryParameter String limit) {
        String position = Util.fixEmptyAndTrim(request.getHeader("Last-Event-ID"));
        answer(
                request,
                response,
                () -> {
                    LogPage.limit(WholeNumber.parse("limit", limit, LogPage.USUAL));
                    return LogParameters.request(
                            named(containers),
                            tail,
                            since,
                            until,
                            stdout,
                            stderr,
                            LogParameters.flag("follow", follow, false),
                            position == null ? after : position);
                },
                (wanted, session, target) -> {
                    if (wanted.follow()) {
                        new LogEvents(session).write(target);
                    } else {
                        LogPage.read(session, WholeNumber.parse("limit", limit, LogPage.USUAL))
                                .write(target);
                    }
                });
    }

    /** The lines as a file: {@code text}, or {@code gzip}. */
    @GET
    public void doDownload(
            StaplerRequest2 request,
            StaplerResponse2 response,
            @QueryParameter String containers,
            @QueryParameter String tail,
            @QueryParameter String since,
            @QueryParameter String until,
            @QueryParameter String stdout,
            @QueryParameter String stderr,
            @QueryParameter String timestamps,
            @QueryParameter String format) {
        answer(
                request,
                response,
                () -> {
                    LogParameters.flag("timestamps", timestamps, true);
                    isGzip(format);
                    String lines = Util.fixEmptyAndTrim(tail) == null ? "all" : tail;
                    return LogParameters.request(named(containers), lines, since, until, stdout, stderr, false, null);
                },
                (wanted, session, target) ->
                        download(session, LogParameters.flag("timestamps", timestamps, true), isGzip(format), target));
    }

    private static void download(LogSession session, boolean timestamps, boolean gzip, HttpServletResponse target)
            throws IOException, InterruptedException {
        List<String> names = session.names();
        String name = (names.size() == 1 ? names.getFirst() : "logs").replaceAll("[^A-Za-z0-9_.-]", "_");
        target.setContentType(gzip ? "application/gzip" : "text/plain;charset=UTF-8");
        target.setHeader("Content-Disposition", "attachment; filename=\"" + name + (gzip ? ".log.gz\"" : ".log\""));
        target.setHeader("Cache-Control", "no-store");
        target.setHeader("X-Content-Type-Options", "nosniff");
        OutputStream out = target.getOutputStream();
        LogText text = new LogText(names, timestamps);
        if (gzip) {
            GZIPOutputStream packed = new GZIPOutputStream(out, FILE_BUFFER);
            text.write(session, packed);
            packed.finish();
        } else {
            text.write(session, out);
        }
    }

    private static boolean isGzip(String format) {
        return switch (Util.fixNull(format)) {
            case "", "text" -> false;
            case "gzip" -> true;
            default -> throw new IllegalArgumentException("'format' must be 'text' or 'gzip', not '" + format + "'.");
        };
    }

    /** How an open log is told. */
    private interface Telling {
        void tell(LogRequest wanted, LogSession session, HttpServletResponse target)
                throws IOException, InterruptedException;
    }

    private void answer(
            StaplerRequest2 request, StaplerResponse2 response, Callable<LogRequest> parameters, Telling telling) {
        Viewer viewer = Viewer.of(request);
        AsyncAnswer.begin("windflow-log", request, response, target -> {
            JsonAnswer opened = JsonAnswer.of(() -> {
                WindflowPermissions.checkView();
                LogRequest wanted = parameters.call();
                return new Opened(wanted, OpenLogs.open(viewer, environment, wanted));
            });
            if (opened.body() instanceof Opened log) {
                try {
                    telling.tell(log.wanted(), log.session(), target);
                } finally {
                    OpenLogs.close(log.session());
                }
            } else {
                opened.write(target);
            }
        });
    }

    private record Opened(LogRequest wanted, LogSession session) {}

    private List<String> named(String containers) {
        return container == null ? LogParameters.words(containers) : List.of(container);
    }
}
