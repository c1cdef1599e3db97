package io.jenkins.plugins.windflow.api.volume;

import io.jenkins.plugins.windflow.api.call.BodyCall;
import io.jenkins.plugins.windflow.api.call.Download;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.api.call.Submission;
import io.jenkins.plugins.windflow.api.call.UploadCall;
import io.jenkins.plugins.windflow.api.file.FilesApi;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.file.Place;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.core.volume.CloneJob;
import io.jenkins.plugins.windflow.core.volume.NewVolume;
import io.jenkins.plugins.windflow.core.volume.VolumeAccess;
import io.jenkins.plugins.windflow.core.volume.VolumeImportJob;
import io.jenkins.plugins.windflow.core.volume.Volumes;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/volume/<volume>}. */
@StaplerAccessibleType
public final class VolumeApi {
    private final String environment;
    private final String volume;

    public VolumeApi(String environment, String volume) {
        this.environment = environment;
        this.volume = volume;
    }

    /** {@code files/...}. */
    public FilesApi getFiles() {
        return new FilesApi(environment, new Place.Volume(volume));
    }

    /** The volume, without its size. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(
                environment,
                WindflowPermissions.VIEW,
                (target, engine) -> VolumeJson.of(new Volumes(engine).get(volume)));
    }

    /** Removes it with everything in it. */
    @POST
    public HttpResponse doRemove(StaplerRequest2 request) {
        return BodyCall.change(
                request,
                environment,
                WindflowPermissions.DELETE,
                "volume.remove",
                fields -> new BodyCall.Change(subject(), (target, engine) -> {
                    VolumesApi.remove(engine, volume, fields.flag("force"));
                    return null;
                }));
    }

    /** Submits the copying of everything in it into a new volume. */
    @POST
    public HttpResponse doClone(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DEPLOY, "volume.clone", fields -> {
            NewVolume target = NewVolumeFields.read(fields);
            return new BodyCall.Change(
                    subject(),
                    (where, engine) -> Submission.submit(
                            where,
                            OperationKind.CLONE,
                            subject(),
                            engines -> new CloneJob(engines, controller(), volume, target)));
        });
    }

    /** Everything in it as a tar archive. */
    @GET
    public HttpResponse doExport(@QueryParameter String format) {
        return Download.change(
                environment,
                WindflowPermissions.FILES,
                "volume.export",
                subject(),
                volume,
                format,
                (target, engine) -> contents(engine));
    }

    /** Submits the unpacking of the tar archive that the body is. */
    @POST
    public HttpResponse doImport(StaplerRequest2 request) {
        return UploadCall.change(
                request,
                environment,
                WindflowPermissions.FILES,
                "volume.import",
                subject(),
                (target, upload) -> Submission.submit(
                        target,
                        OperationKind.IMPORT,
                        subject(),
                        engines -> new VolumeImportJob(engines, controller(), volume, upload)));
    }

    private InputStream contents(Engine engine) {
        VolumeAccess access = VolumeAccess.open(engine, controller(), volume, true);
        try {
            return new FilterInputStream(access.tar()) {
                @Override
                public void close() throws IOException {
                    try (access) {
                        super.close();
                    }
                }
            };
        } catch (RuntimeException e) {
            access.close();
            throw e;
        }
    }

    private Subject subject() {
        return Subject.volume(volume);
    }

    private static String controller() {
        return WindflowRuntime.get().controller().id();
    }
}
