package io.jenkins.plugins.windflow.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.file.FileProblem;
import io.jenkins.plugins.windflow.core.operation.RecoveryRefusedException;
import io.jenkins.plugins.windflow.core.revision.OvertakenException;
import io.jenkins.plugins.windflow.core.terminal.TerminalRefusedException;
import io.jenkins.plugins.windflow.runtime.UnknownEnvironmentException;
import io.jenkins.plugins.windflow.security.ReadOnlyEnvironmentException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * An answer of the JSON API. Whatever goes wrong is answered as {@code {"error": "one sentence"}}.
 *
 * @param status of HTTP
 * @param body maps, lists and texts; bytes that are JSON already; null for none
 */
public record JsonAnswer(int status, Object body) implements HttpResponse {
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Logger LOGGER = Logger.getLogger(JsonAnswer.class.getName());

    /** What the work returns, or the error that it throws. */
    public static JsonAnswer of(Callable<?> work) {
        try {
            Object body = work.call();
            return body == null ? new JsonAnswer(204, null) : new JsonAnswer(200, body);
        } catch (RefusedRequest e) {
            throw e; // is an answer itself
        } catch (AccessDeniedException3 e) {
            return error(403, e.getMessage());
        } catch (UnknownEnvironmentException | NoSuchElementException e) {
            return error(404, e.getMessage());
        } catch (ReadOnlyEnvironmentException
                | RecoveryRefusedException
                | OvertakenException
                | TerminalRefusedException e) {
            return error(409, e.getMessage());
        } catch (TooManyException e) {
            return error(429, e.getMessage());
        } catch (IllegalArgumentException e) {
            return error(400, e.getMessage());
        } catch (JsonProcessingException e) {
            return error(400, "The body is not the JSON that is expected here: " + e.getOriginalMessage());
        } catch (FileProblem e) {
            return error(status(e.kind()), e.getMessage());
        } catch (EngineException e) {
            return error(status(e), e.getMessage());
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "A request to Windflow's API failed.", e);
            return error(500, "Internal error; the log of Jenkins has the details.");
        }
    }

    /** What an engine has decided about the request; 502 when that is not clear, or the engine does not answer. */
    private static int status(EngineException e) {
        return switch (e.kind()) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            // Without a status of the engine's own it is the configuration that is no good.
            case BAD_REQUEST -> e.status() == 0 ? 502 : 400;
            default -> 502;
        };
    }

    private static int status(FileProblem.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> 404;
            case CHANGED -> 412;
            case TOO_LARGE -> 413;
            case BINARY -> 415;
            case WRONG_KIND -> 400;
            case EXISTS, OUTSIDE, READ_ONLY, NO_TOOLS, FAILED -> 409;
        };
    }

    public static JsonAnswer error(int status, String sentence) {
        return new JsonAnswer(status, Map.of("error", String.valueOf(sentence)));
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException {
        write(rsp);
    }

    /** Writes status, header fields and body. */
    public void write(HttpServletResponse rsp) throws IOException {
        rsp.setStatus(status);
        rsp.setHeader("Cache-Control", "no-store");
        rsp.setHeader("X-Content-Type-Options", "nosniff");
        if (body != null) {
            byte[] bytes = body instanceof byte[] written ? written : JSON.writeValueAsBytes(body);
            rsp.setContentType("application/json;charset=" + StandardCharsets.UTF_8.name());
            rsp.setContentLength(bytes.length);
            rsp.getOutputStream().write(bytes);
        }
    }
}
