package io.jenkins.plugins.windflow.api.image;

import io.jenkins.plugins.windflow.api.call.BodyCall;
import io.jenkins.plugins.windflow.api.call.Download;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.api.call.Submission;
import io.jenkins.plugins.windflow.core.image.ImageDetails;
import io.jenkins.plugins.windflow.core.image.ImageName;
import io.jenkins.plugins.windflow.core.image.Images;
import io.jenkins.plugins.windflow.core.image.PushJob;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.List;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/image/<id>}; the id may lack {@code sha256:} and its end. */
@StaplerAccessibleType
public final class ImageApi {
    private final String environment;
    private final String id;

    public ImageApi(String environment, String id) {
        this.environment = environment;
        this.id = id;
    }

    /** Everything about it; values of environment variables only for those who may see them. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(environment, WindflowPermissions.VIEW, (target, engine) -> {
            ImageDetails details = new Images(engine).details(id);
            return ImageJson.details(WindflowPermissions.canSeeSecrets() ? details : details.masked());
        });
    }

    /** Gives it the name {@code reference}, too. */
    @POST
    public HttpResponse doTag(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DEPLOY, "image.tag", fields -> {
            ImageName name = ImageName.parseTarget(fields.text("reference"));
            return new BodyCall.Change(Subject.image(name.reference()), (target, engine) -> {
                new Images(engine).tag(id, name);
                return null;
            });
        });
    }

    /** Takes the name {@code reference} away from it; without one, removes it with all of its names. */
    @POST
    public HttpResponse doRemove(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DELETE, "image.remove", fields -> {
            String what = fields.has("reference")
                    ? ImageName.parse(fields.text("reference")).reference()
                    : id;
            return new BodyCall.Change(
                    Subject.image(what),
                    (target, engine) -> ImageJson.removed(new Images(engine).remove(what, fields.flag("force"))));
        });
    }

    /** Submits the push of its name {@code reference}. */
    @POST
    public HttpResponse doPush(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DEPLOY, "image.push", fields -> {
            ImageName name = ImageName.parseTarget(fields.text("reference"));
            Subject subject = Subject.image(name.reference());
            return new BodyCall.Change(
                    subject,
                    (target, engine) -> Submission.submit(
                            target,
                            OperationKind.PUSH,
                            subject,
                            engines -> new PushJob(engines, name, RegistryLogin.of(fields, name))));
        });
    }

    /** It and its names as an archive for {@code docker load}. */
    @GET
    public HttpResponse doExport(@QueryParameter String format) {
        return Download.look(environment, WindflowPermissions.FILES, "image-" + id, format, (target, engine) -> {
            List<String> names = new Images(engine).details(id).summary().tags();
            return engine.save(names.isEmpty() ? List.of(id) : names);
        });
    }
}
