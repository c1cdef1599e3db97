package io.jenkins.plugins.windflow.api.volume;

import io.jenkins.plugins.windflow.api.call.Batch;
import io.jenkins.plugins.windflow.api.call.BodyCall;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.api.call.PruneCall;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.prune.PruneOrder;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.core.volume.NewVolume;
import io.jenkins.plugins.windflow.core.volume.Volumes;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Map;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/volumes}. */
@StaplerAccessibleType
public final class VolumesApi {
    private final String environment;

    public VolumesApi(String environment) {
        this.environment = environment;
    }

    /** All volumes, by name. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(
                environment, WindflowPermissions.VIEW, (target, engine) -> VolumeJson.list(new Volumes(engine).list()));
    }

    /** Their sizes in bytes by name; the engine counts files for it, which may take minutes. */
    @GET
    public HttpResponse doSizes() {
        return PersonCall.look(
                environment,
                WindflowPermissions.VIEW,
                (target, engine) -> Map.of("sizes", new Volumes(engine).sizes()));
    }

    /** Makes one, of a driver with its options, or with its contents on an {@code nfs} or {@code cifs} server. */
    @POST
    public HttpResponse doCreate(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DEPLOY, "volume.create", fields -> {
            NewVolume volume = NewVolumeFields.read(fields);
            return new BodyCall.Change(
                    Subject.volume(volume.name()),
                    (target, engine) -> VolumeJson.of(new Volumes(engine).create(volume)));
        });
    }

    /** Removes several: {@code items} are names. */
    @POST
    public HttpResponse doRemove(StaplerRequest2 request) {
        return Batch.change(
                request,
                environment,
                WindflowPermissions.DELETE,
                "volume.remove",
                Subject::volume,
                (engine, item, fields) -> remove(engine, item, fields.flag("force")));
    }

    /** What the file browser keeps at hand for a while must not keep a volume that nobody else uses. */
    static void remove(Engine engine, String volume, boolean force) {
        WindflowRuntime.get().helpers().release(engine, volume);
        new Volumes(engine).remove(volume, force);
    }

    /** What a prune would take. */
    @GET
    public HttpResponse doPrunable(@QueryParameter boolean all) {
        return PruneCall.preview(environment, () -> order(all));
    }

    /** Submits a prune of the volumes without a name, or of {@code all} that no container has. */
    @POST
    public HttpResponse doPrune(StaplerRequest2 request) {
        return PruneCall.submit(request, environment, fields -> order(fields.flag("all")));
    }

    private static PruneOrder order(boolean all) {
        return PruneOrder.volumes(all ? PruneOrder.Volumes.ALL : PruneOrder.Volumes.ANONYMOUS);
    }
}
