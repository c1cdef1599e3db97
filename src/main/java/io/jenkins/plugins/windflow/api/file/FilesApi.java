package io.jenkins.plugins.windflow.api.file;

import static io.jenkins.plugins.windflow.security.WindflowPermissions.FILES;

import hudson.Util;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.core.file.FileContent;
import io.jenkins.plugins.windflow.core.file.FilePlaces;
import io.jenkins.plugins.windflow.core.file.FileProblem;
import io.jenkins.plugins.windflow.core.file.FileText;
import io.jenkins.plugins.windflow.core.file.Place;
import io.jenkins.plugins.windflow.core.file.PlaceAccess;
import io.jenkins.plugins.windflow.core.file.PlaceFiles;
import io.jenkins.plugins.windflow.core.file.PlacePath;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code .../files}. Everything needs the permission Files, the list too: the names of files in a volume are data of whoever
 * stores them. Nothing is in the path of an address but the place: names of files are parameters or in the body.
 */
@StaplerAccessibleType
public final class FilesApi {
    private final String environment;
    private final Place place;

    public FilesApi(String environment, Place place) {
        this.environment = environment;
        this.place = place;
    }

    /** What is in a folder, and what can be done there. */
    @GET
    public HttpResponse doList(@QueryParameter String path) {
        return look((files, state) -> FilesJson.listing(files.list(PlacePath.of(path)), state));
    }

    /** What has a path; a link itself. */
    @GET
    public HttpResponse doStat(@QueryParameter String path) {
        return look((files, state) -> FilesJson.entry(files.stat(PlacePath.of(path))));
    }

    /** A file as text. */
    @GET
    @WebMethod(name = "text")
    public HttpResponse doReadText(@QueryParameter String path) {
        return look((files, state) -> {
            PlacePath file = PlacePath.of(path);
            FileContent content = files.read(file, FileText.LIMIT);
            return FilesJson.text(file, FileText.read(file, content.bytes()), content.version());
        });
    }

    private JsonAnswer look(FilePlaces.Work<Object> work) {
        return PersonCall.look(
                environment,
                FILES,
                (target, engine) -> WindflowRuntime.get().files().with(engine, place, PlaceAccess.LOOK, work));
    }

    /** Replaces the text of a file that is still as it was read; the body is the text as UTF-8. */
    @POST
    @WebMethod(name = "text")
    public HttpResponse doSaveText(
            StaplerRequest2 request,
            @QueryParameter String path,
            @QueryParameter String version,
            @QueryParameter String encoding,
            @QueryParameter String inUse) {
        return change("files.edit", Util.fixNull(path), Boolean.parseBoolean(inUse), files -> {
            PlacePath file = PlacePath.of(path);
            FileText.Encoding stored = FileText.Encoding.of(encoding);
            byte[] content = new FileText(body(request, file), stored).bytes();
            return FilesJson.text(
                    file,
                    FileText.read(file, content),
                    files.write(file, content, version).version());
        });
    }

    private static String body(StaplerRequest2 request, PlacePath file) {
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(FileText.LIMIT + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("The text of '" + file + "' did not arrive.", e);
        }
        if (bytes.length > FileText.LIMIT) {
            throw new FileProblem(
                    FileProblem.Kind.TOO_LARGE,
                    "The text of '" + file + "' is larger than " + FileText.LIMIT / 1024 + " KiB: upload it instead.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Makes an empty file, or a folder. */
    @POST
    public HttpResponse doCreate(StaplerRequest2 request) {
        return changeByBody(
                request,
                "files.create",
                fields -> change("files.create", fields.text("path"), fields.flag("inUse"), files -> {
                    files.create(fields.path("path"), fields.flag("folder"));
                    return null;
                }));
    }

    /** Gives a file or folder another path. */
    @POST
    public HttpResponse doMove(StaplerRequest2 request) {
        return changeByBody(
                request,
                "files.move",
                fields -> change("files.move", fields.fromTo(), fields.flag("inUse"), files -> {
                    files.move(fields.path("from"), fields.path("to"), fields.flag("replace"));
                    return null;
                }));
    }

    /** Copies a file, or a folder with all that is in it. */
    @POST
    public HttpResponse doCopy(StaplerRequest2 request) {
        return changeByBody(
                request,
                "files.copy",
                fields -> change("files.copy", fields.fromTo(), fields.flag("inUse"), files -> {
                    files.copy(fields.path("from"), fields.path("to"), fields.flag("replace"));
                    return null;
                }));
    }

    /** Sets the permissions of several files and folders. */
    @POST
    public HttpResponse doMode(StaplerRequest2 request) {
        return changeByBody(request, "files.mode", fields -> {
            String mode = fields.mode();
            return each("files.mode", fields, (files, path) -> files.mode(path, mode, fields.flag("recursive")));
        });
    }

    /** Sets owner and group of several files and folders. */
    @POST
    public HttpResponse doOwner(StaplerRequest2 request) {
        return changeByBody(request, "files.owner", fields -> {
            String owner = fields.owner(place instanceof Place.Container);
            return each("files.owner", fields, (files, path) -> files.owner(path, owner, fields.flag("recursive")));
        });
    }

    /** Removes several files and folders with all that is in them. */
    @POST
    public HttpResponse doRemove(StaplerRequest2 request) {
        return changeByBody(
                request,
                "files.remove",
                fields -> each("files.remove", fields, (files, path) -> {
                    ProtectedFolders.check(place, path);
                    files.remove(path);
                }));
    }

    /** Stores a file; the body is its content. Folders around it that are missing are made. */
    @POST
    public HttpResponse doUpload(
            StaplerRequest2 request,
            @QueryParameter String path,
            @QueryParameter String replace,
            @QueryParameter String inUse) {
        return FileUpload.of(
                request, environment, place, path, Boolean.parseBoolean(replace), access(Boolean.parseBoolean(inUse)));
    }

    /** The content of a file, or a tar archive of a folder or of several files and folders, which are parameters {@code path}. */
    @GET
    public HttpResponse doDownload(StaplerRequest2 request) {
        return FileDownload.of(environment, place, () -> {
            String[] paths = request.getParameterValues("path");
            List<PlacePath> wanted = Arrays.stream(paths == null ? new String[0] : paths)
                    .map(PlacePath::of)
                    .toList();
            if (wanted.isEmpty()) {
                throw new IllegalArgumentException("'path' is missing.");
            }
            return wanted;
        });
    }

    private interface EachChange {
        void run(PlaceFiles files, PlacePath path);
    }

    /** Nothing is read for those who may not do it; what they tried is in the audit log. */
    private JsonAnswer changeByBody(StaplerRequest2 request, String action, Function<FileFields, JsonAnswer> change) {
        if (!Jenkins.get().hasPermission(FILES)) {
            return change(action, "", false, files -> null);
        }
        JsonAnswer answer = JsonAnswer.of(() -> change.apply(FileFields.of(request)));
        return answer.body() instanceof JsonAnswer changed ? changed : answer;
    }

    private JsonAnswer change(String action, String detail, boolean inUse, Function<PlaceFiles, Object> change) {
        return PersonCall.change(
                environment,
                FILES,
                action,
                place.subject(),
                detail,
                (target, engine) -> WindflowRuntime.get()
                        .files()
                        .with(engine, place, access(inUse), (files, state) -> change.apply(files)));
    }

    private static PlaceAccess access(boolean inUse) {
        return inUse ? PlaceAccess.CHANGE_IN_USE : PlaceAccess.CHANGE;
    }

    /** Each succeeds or fails for itself, and is in the audit log. */
    private JsonAnswer each(String action, FileFields fields, EachChange change) {
        boolean inUse = fields.flag("inUse");
        return ItemResults.of(
                fields.items(),
                item -> change(action, item, inUse, files -> {
                    change.run(files, PlacePath.of(item));
                    return null;
                }));
    }
}
