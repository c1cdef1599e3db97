package io.jenkins.plugins.windflow.api.image;

import hudson.Util;
import io.jenkins.plugins.windflow.api.call.Batch;
import io.jenkins.plugins.windflow.api.call.BodyCall;
import io.jenkins.plugins.windflow.api.call.Download;
import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.api.call.PruneCall;
import io.jenkins.plugins.windflow.api.call.Submission;
import io.jenkins.plugins.windflow.api.call.UploadCall;
import io.jenkins.plugins.windflow.core.image.BuildJob;
import io.jenkins.plugins.windflow.core.image.BuildSettings;
import io.jenkins.plugins.windflow.core.image.BuildSource;
import io.jenkins.plugins.windflow.core.image.ImageName;
import io.jenkins.plugins.windflow.core.image.Images;
import io.jenkins.plugins.windflow.core.image.ImportJob;
import io.jenkins.plugins.windflow.core.image.LoadJob;
import io.jenkins.plugins.windflow.core.image.PullJob;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.prune.PruneOrder;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/images}. */
@StaplerAccessibleType
public final class ImagesApi {
    private final String environment;

    public ImagesApi(String environment) {
        this.environment = environment;
    }

    /** All images but the intermediate ones, newest first. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(
                environment, WindflowPermissions.VIEW, (target, engine) -> ImageJson.list(new Images(engine).list()));
    }

    /** Submits the pull of {@code reference}. */
    @POST
    public HttpResponse doPull(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.OPERATE, "image.pull", fields -> {
            ImageName image = ImageName.parse(fields.text("reference"));
            String platform = Util.fixEmpty(fields.text("platform", ""));
            Subject subject = Subject.image(image.reference());
            return new BodyCall.Change(
                    subject,
                    (target, engine) -> Submission.submit(
                            target,
                            OperationKind.PULL,
                            subject,
                            engines -> new PullJob(engines, image, platform, RegistryLogin.of(fields, image))));
        });
    }

    /** Submits the build of an image from the archive that the body is; what it is built like is in {@code settings}. */
    @POST
    public HttpResponse doBuild(StaplerRequest2 request, @QueryParameter String settings) {
        return UploadCall.change(
                request,
                environment,
                WindflowPermissions.DEPLOY,
                "image.build",
                Subject.engine(environment),
                (target, upload) -> {
                    BuildSettings wanted = BuildFields.settings(json(settings));
                    return Submission.submit(
                            target,
                            OperationKind.BUILD,
                            Subject.image(wanted.name().reference()),
                            engines -> new BuildJob(engines, new BuildSource.Archive(upload), wanted));
                });
    }

    /** Submits the build of an image from the text of a Dockerfile alone. */
    @POST
    public HttpResponse doBuildDockerfile(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DEPLOY, "image.build", fields -> {
            BuildSettings wanted = BuildFields.settings(fields);
            BuildSource source = new BuildSource.Dockerfile(fields.text("text"));
            Subject subject = Subject.image(wanted.name().reference());
            return new BodyCall.Change(
                    subject,
                    (target, engine) -> Submission.submit(
                            target, OperationKind.BUILD, subject, engines -> new BuildJob(engines, source, wanted)));
        });
    }

    /** Submits the loading of the archive that the body is. */
    @POST
    public HttpResponse doLoad(StaplerRequest2 request) {
        Subject subject = Subject.engine(environment);
        return UploadCall.change(
                request,
                environment,
                WindflowPermissions.DEPLOY,
                "image.load",
                subject,
                (target, upload) -> Submission.submit(
                        target, OperationKind.LOAD, subject, engines -> new LoadJob(engines, upload)));
    }

    /** Submits the making of an image from the root file system that the body is. */
    @POST
    public HttpResponse doImport(
            StaplerRequest2 request, @QueryParameter String reference, @QueryParameter String changes) {
        return UploadCall.change(
                request,
                environment,
                WindflowPermissions.DEPLOY,
                "image.import",
                Subject.engine(environment),
                (target, upload) -> {
                    ImageName name = ImageName.parseTarget(reference);
                    List<String> lines = Util.fixNull(changes)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
                    return Submission.submit(
                            target,
                            OperationKind.IMPORT,
                            Subject.image(name.reference()),
                            engines -> new ImportJob(engines, upload, name, lines));
                });
    }

    /** The images of the comma-separated {@code names} as one archive for {@code docker load}. */
    @GET
    public HttpResponse doExport(@QueryParameter String names, @QueryParameter String format) {
        return Download.look(
                environment,
                WindflowPermissions.FILES,
                "images",
                format,
                (target, engine) -> engine.save(words(names)));
    }

    /** Removes several: {@code items} are names or ids. */
    @POST
    public HttpResponse doRemove(StaplerRequest2 request) {
        return Batch.change(
                request,
                environment,
                WindflowPermissions.DELETE,
                "image.remove",
                Subject::image,
                (engine, item, fields) -> new Images(engine).remove(item, fields.flag("force")));
    }

    /** What a prune would take. */
    @GET
    public HttpResponse doPrunable(@QueryParameter boolean all) {
        return PruneCall.preview(environment, () -> order(all));
    }

    /** Submits a prune of dangling images, or of {@code all} that no container was made from. */
    @POST
    public HttpResponse doPrune(StaplerRequest2 request) {
        return PruneCall.submit(request, environment, fields -> order(fields.flag("all")));
    }

    private static PruneOrder order(boolean all) {
        return PruneOrder.images(all ? PruneOrder.Images.ALL : PruneOrder.Images.DANGLING);
    }

    private static List<String> words(String names) {
        List<String> words = Stream.of(Util.fixNull(names).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("'names' must name at least one image.");
        }
        return words;
    }

    private static Fields json(String text) {
        try {
            return Fields.of(JsonAnswer.JSON.readValue(Util.fixNull(text), Map.class));
        } catch (IOException e) {
            throw new IllegalArgumentException("'settings' must be a JSON object.", e);
        }
    }
}
