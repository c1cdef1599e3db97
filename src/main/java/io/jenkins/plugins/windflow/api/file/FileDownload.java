package io.jenkins.plugins.windflow.api.file;

import static io.jenkins.plugins.windflow.security.WindflowPermissions.FILES;

import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.file.ByteText;
import io.jenkins.plugins.windflow.core.file.Download;
import io.jenkins.plugins.windflow.core.file.FileProblem;
import io.jenkins.plugins.windflow.core.file.Place;
import io.jenkins.plugins.windflow.core.file.PlacePath;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A file on its way to a browser, as it comes and without a thread of the server. When it breaks off, so does the
 * connection: nobody takes a part for the whole.
 */
final class FileDownload implements HttpResponse {
    private static final Logger LOGGER = Logger.getLogger(FileDownload.class.getName());
    private static final int BUFFER = 256 * 1024;

    private final Download download;
    private final EngineLease lease;

    private FileDownload(Download download, EngineLease lease) {
        this.download = download;
        this.lease = lease;
    }

    static HttpResponse of(String environment, Place place, Supplier<List<PlacePath>> paths) {
        JsonAnswer answer = PersonCall.look(environment, FILES, (target, engine) -> {
            List<PlacePath> wanted = paths.get();
            // It outlives the call.
            EngineLease lease = Environments.lease(target);
            try {
                return new FileDownload(WindflowRuntime.get().files().download(lease.engine(), place, wanted), lease);
            } catch (RuntimeException e) {
                lease.close();
                throw e;
            }
        });
        return answer.body() instanceof FileDownload download ? download : answer;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setContentType("application/octet-stream");
        // Else the server would compress it on the way, slowly and without a length.
        response.setHeader("Content-Encoding", "identity");
        response.setHeader("Content-Disposition", disposition(download.name()));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (download.size() >= 0) {
            response.setContentLengthLong(download.size());
        }
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        OutputStream out = context.getResponse().getOutputStream();
        Thread.ofVirtual().name("windflow-file-download").start(() -> send(context, out));
    }

    /** RFC 6266: a plain name for old programs, and the true one; bytes that are no text are left out of it. */
    static String disposition(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .map(c -> Character.isISOControl(c) || ByteText.hasBytes(Character.toString(c)) ? '_' : c)
                .forEach(shown::appendCodePoint);
        String encoded = URLEncoder.encode(shown.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + shown.toString().replaceAll("[^A-Za-z0-9._-]", "_") + "\"; filename*=UTF-8''"
                + encoded;
    }

    private void send(AsyncContext context, OutputStream out) {
        try (lease;
                download) {
            byte[] buffer = new byte[BUFFER];
            for (int count = read(buffer); count >= 0; count = read(buffer)) {
                out.write(buffer, 0, count);
            }
            out.flush();
        } catch (IOException | EngineException | FileProblem e) {
            LOGGER.log(Level.FINE, e, () -> "The download of " + download.name() + " ended early");
            breakOff(context);
        } finally {
            complete(context);
        }
    }

    private int read(byte[] buffer) throws IOException {
        return download.content().read(buffer);
    }

    /** Jetty's way to end a connection whose answer has begun. */
    private static void breakOff(AsyncContext context) {
        try {
            ((HttpServletResponse) context.getResponse()).sendError(-1);
        } catch (IOException | IllegalStateException e) {
            LOGGER.log(Level.FINEST, "The connection had ended before.", e);
        }
    }

    static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOGGER.log(Level.FINEST, "The connection had ended before.", e);
        }
    }
}
