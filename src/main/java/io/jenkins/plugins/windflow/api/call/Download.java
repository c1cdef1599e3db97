package io.jenkins.plugins.windflow.api.call;

import hudson.security.Permission;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.Environments;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A file that comes from an engine, on its way to a browser: as it comes, without being kept, and without a thread of the
 * server. When the engine breaks off, so does the connection, so that nobody takes a part for the whole.
 */
public final class Download implements HttpResponse {
    private static final Logger LOGGER = Logger.getLogger(Download.class.getName());
    private static final int BUFFER = 128 * 1024;

    /** The form of a download. */
    public enum Packing {
        /** A tar archive as the engine writes it. */
        TAR("tar", "application/x-tar"),
        /** The same, compressed on the way. */
        GZIP("tar.gz", "application/gzip");

        private final String extension;
        private final String type;

        Packing(String extension, String type) {
            this.extension = extension;
            this.type = type;
        }

        /**
         * From the parameter of an address.
         *
         * @param format {@code tar} or {@code tar.gz}; null or empty means tar
         */
        public static Packing of(String format) {
            return switch (format == null ? "" : format) {
                case "", "tar" -> TAR;
                case "tar.gz" -> GZIP;
                default -> throw new IllegalArgumentException("'format' must be tar or tar.gz, not '" + format + "'.");
            };
        }
    }

    private final String name;
    private final Packing packing;
    private final InputStream content;
    private final EngineLease lease;

    private Download(String name, Packing packing, InputStream content, EngineLease lease) {
        this.name = name;
        this.packing = packing;
        this.content = content;
        this.lease = lease;
    }

    /** Opens what is to be sent; closing it closes whatever it was opened with. */
    @FunctionalInterface
    public interface Source {
        InputStream open(DockerEnvironment environment, Engine engine) throws IOException;
    }

    /** Reads a tar archive; changes nothing. */
    public static HttpResponse look(
            String environment, Permission permission, String name, String format, Source source) {
        return sent(PersonCall.look(environment, permission, work(name, format, source)));
    }

    /** Reads a tar archive by something that changes the engine for the time being; it is in the audit log. */
    public static HttpResponse change(
            String environment,
            Permission permission,
            String action,
            Subject subject,
            String name,
            String format,
            Source source) {
        return sent(PersonCall.change(environment, permission, action, subject, work(name, format, source)));
    }

    private static HttpResponse sent(JsonAnswer answer) {
        return answer.body() instanceof Download download ? download : answer;
    }

    /** The download outlives the call, and so has a lease of its own. */
    private static PersonCall.Work work(String name, String format, Source source) {
        return (environment, engine) -> {
            Packing packing = Packing.of(format);
            EngineLease lease = Environments.lease(environment);
            try {
                return new Download(name, packing, source.open(environment, lease.engine()), lease);
            } catch (IOException | RuntimeException e) {
                lease.close();
                throw e;
            }
        };
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setContentType(packing.type);
        // Else the server would compress it once more, as most browsers ask for.
        response.setHeader("Content-Encoding", "identity");
        response.setHeader("Content-Disposition", disposition(name + "." + packing.extension));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        OutputStream out = context.getResponse().getOutputStream();
        Thread.ofVirtual().name("windflow-download").start(() -> send(context, out));
    }

    /** RFC 6266: a plain name for old programs, and the true one. */
    static String disposition(String file) {
        String plain = file.replaceAll("[^A-Za-z0-9._-]", "_");
        String encoded = URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    private void send(AsyncContext context, OutputStream out) {
        try (lease;
                content) {
            copy(out);
        } catch (IOException | EngineException e) {
            LOGGER.log(Level.FINE, e, () -> "The download of " + name + " ended early");
            breakOff(context);
        } finally {
            Asynchronous.complete(context);
        }
    }

    private void copy(OutputStream out) throws IOException {
        OutputStream packed = packing == Packing.GZIP ? new GZIPOutputStream(out, BUFFER) : out;
        byte[] buffer = new byte[BUFFER];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            packed.write(buffer, 0, count);
        }
        if (packed instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
        out.flush();
    }

    /** Jetty's way to end a connection whose answer has begun. */
    private static void breakOff(AsyncContext context) {
        try {
            ((HttpServletResponse) context.getResponse()).sendError(-1);
        } catch (IOException | IllegalStateException e) {
            LOGGER.log(Level.FINEST, "The connection had ended before.", e);
        }
    }
}
