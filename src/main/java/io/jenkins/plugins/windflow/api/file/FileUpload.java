package io.jenkins.plugins.windflow.api.file;

import static io.jenkins.plugins.windflow.security.WindflowPermissions.FILES;

import hudson.Util;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.core.file.Place;
import io.jenkins.plugins.windflow.core.file.PlaceAccess;
import io.jenkins.plugins.windflow.core.file.PlacePath;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A request whose body goes to an engine as it comes, without a thread of the server; answered when it is stored. */
record FileUpload(
        PersonCall.Caller caller,
        String environment,
        Place place,
        String path,
        boolean replace,
        PlaceAccess access,
        long size)
        implements HttpResponse {
    private static final Logger LOGGER = Logger.getLogger(FileUpload.class.getName());
    private static final String ACTION = "files.upload";

    static HttpResponse of(
            StaplerRequest2 request,
            String environment,
            Place place,
            String path,
            boolean replace,
            PlaceAccess access) {
        if (!Jenkins.get().hasPermission(FILES)) {
            // Nothing of the body is read; the attempt is in the audit log.
            return PersonCall.change(environment, FILES, ACTION, place.subject(), "", (target, engine) -> null);
        }
        long size = request.getContentLengthLong();
        if (size < 0) {
            return JsonAnswer.error(
                    411, "An upload must announce its size (Content-Length), which tar archives begin with.");
        }
        return new FileUpload(PersonCall.Caller.now(), environment, place, path, replace, access, size);
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        InputStream body = request.getInputStream();
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        Thread.ofVirtual().name("windflow-file-upload").start(() -> {
            try {
                write((HttpServletResponse) context.getResponse(), caller.act(() -> store(body)));
            } finally {
                FileDownload.complete(context);
            }
        });
    }

    private JsonAnswer store(InputStream body) {
        return PersonCall.change(environment, FILES, ACTION, place.subject(), Util.fixNull(path), (target, engine) -> {
            PlacePath file = PlacePath.of(path);
            if (file.isRoot()) {
                throw new IllegalArgumentException("'path' must name a file.");
            }
            WindflowRuntime.get().files().with(engine, place, access, (files, state) -> {
                files.upload(file, size, body, replace);
                return null;
            });
            return null;
        });
    }

    private void write(HttpServletResponse response, JsonAnswer answer) {
        try {
            answer.write(response);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Who uploaded " + path + " has gone");
        }
    }
}
