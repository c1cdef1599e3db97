package io.jenkins.plugins.windflow.api.call;

import hudson.security.Permission;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.job.Upload;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.json.RequestLimits;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A request whose body an operation reads while it comes. No thread of the server waits for it: the answer is written when
 * the operation has read the body, or wants no more of it.
 */
public final class UploadCall implements HttpResponse {
    private static final Logger LOGGER = Logger.getLogger(UploadCall.class.getName());

    private final Upload upload;
    private final Operation operation;

    private UploadCall(Upload upload, Operation operation) {
        this.upload = upload;
        this.operation = operation;
    }

    /** Submits the operation that reads an upload. */
    @FunctionalInterface
    public interface Submitter {
        /** @throws IllegalArgumentException with one sentence when it cannot be meant so */
        Operation submit(DockerEnvironment environment, Upload upload);
    }

    /** @param action for the audit log: {@code image.load} */
    public static HttpResponse change(
            StaplerRequest2 request,
            String environment,
            Permission permission,
            String action,
            Subject subject,
            Submitter submitter) {
        AtomicReference<UploadCall> call = new AtomicReference<>();
        JsonAnswer answer = PersonCall.change(environment, permission, action, subject, (target, engine) -> {
            Upload upload = new Upload(RequestLimits.upload(request), request.getContentLengthLong());
            Operation operation = submitter.submit(target, upload);
            call.set(new UploadCall(upload, operation));
            return operation;
        });
        return call.get() == null ? answer : call.get();
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        CompletableFuture.anyOf(upload.whenRead(), operation.completion())
                .thenRun(() -> Thread.ofVirtual()
                        .name("windflow-upload-" + operation.id())
                        .start(() -> answer(context)));
    }

    private void answer(AsyncContext context) {
        try {
            HttpServletResponse response = (HttpServletResponse) context.getResponse();
            byte[] bytes = JsonAnswer.JSON.writeValueAsBytes(OperationJson.document(operation, 0));
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType("application/json;charset=" + StandardCharsets.UTF_8.name());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Who sent the upload of " + operation + " has gone");
        } finally {
            Asynchronous.complete(context);
        }
    }
}
