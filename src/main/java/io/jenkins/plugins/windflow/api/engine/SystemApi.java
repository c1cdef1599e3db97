package io.jenkins.plugins.windflow.api.engine;

import hudson.Util;
import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.api.call.PruneCall;
import io.jenkins.plugins.windflow.core.prune.PruneOrder;
import io.jenkins.plugins.windflow.core.system.DiskUsage;
import io.jenkins.plugins.windflow.core.system.EngineReport;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/system}: the engine as a whole. */
@StaplerAccessibleType
public final class SystemApi {
    private final String environment;

    public SystemApi(String environment) {
        this.environment = environment;
    }

    /** What the engine says about itself. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(environment, WindflowPermissions.VIEW, (target, engine) -> {
            EngineReport report = EngineReport.look(engine);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("info", report.info());
            json.put("version", report.version());
            json.put("warnings", report.warnings());
            return json;
        });
    }

    /** What the engine's disk is used for; it counts files for it, which may take minutes. */
    @GET
    public HttpResponse doUsage() {
        return PersonCall.look(
                environment, WindflowPermissions.VIEW, (target, engine) -> usage(DiskUsage.look(engine)));
    }

    private static Map<String, Object> usage(DiskUsage usage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("images", part(usage.images()));
        json.put("containers", part(usage.containers()));
        json.put("volumes", part(usage.volumes()));
        json.put("buildCache", part(usage.buildCache()));
        return json;
    }

    private static Map<String, Object> part(DiskUsage.Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", part.count());
        json.put("active", part.active());
        json.put("bytes", part.bytes());
        json.put("reclaimable", part.reclaimable());
        return json;
    }

    /** What a prune would take. */
    @GET
    public HttpResponse doPrunable(
            @QueryParameter boolean containers,
            @QueryParameter boolean networks,
            @QueryParameter String volumes,
            @QueryParameter String images,
            @QueryParameter boolean buildCache) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("containers", containers);
        fields.put("networks", networks);
        fields.put("volumes", Util.fixEmpty(volumes));
        fields.put("images", Util.fixEmpty(images));
        fields.put("buildCache", buildCache);
        return PruneCall.preview(environment, () -> order(Fields.of(fields)));
    }

    /** Submits a prune. */
    @POST
    public HttpResponse doPrune(StaplerRequest2 request) {
        return PruneCall.submit(request, environment, SystemApi::order);
    }

    private static PruneOrder order(Fields fields) {
        return new PruneOrder(
                fields.flag("containers"),
                fields.flag("networks"),
                fields.choice("volumes", PruneOrder.Volumes.class, PruneOrder.Volumes.NONE),
                fields.choice("images", PruneOrder.Images.class, PruneOrder.Images.NONE),
                fields.flag("buildCache"));
    }
}
