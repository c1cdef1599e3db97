package io.jenkins.plugins.windflow.api.network;

import io.jenkins.plugins.windflow.api.call.Batch;
import io.jenkins.plugins.windflow.api.call.BodyCall;
import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.api.call.PruneCall;
import io.jenkins.plugins.windflow.core.network.AddressPool;
import io.jenkins.plugins.windflow.core.network.Networks;
import io.jenkins.plugins.windflow.core.network.NewNetwork;
import io.jenkins.plugins.windflow.core.prune.PruneOrder;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/networks}. */
@StaplerAccessibleType
public final class NetworksApi {
    private final String environment;

    public NetworksApi(String environment) {
        this.environment = environment;
    }

    /** All networks by name, and all containers, which the picture of both is drawn from. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(environment, WindflowPermissions.VIEW, (target, engine) -> NetworkJson.read(engine));
    }

    /** Makes one. */
    @POST
    public HttpResponse doCreate(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DEPLOY, "network.create", fields -> {
            NewNetwork network = read(fields);
            return new BodyCall.Change(Subject.network(network.name()), (target, engine) -> {
                Networks.Created created = new Networks(engine).create(network);
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("id", created.id());
                json.put("warning", created.warning());
                return json;
            });
        });
    }

    private static NewNetwork read(Fields fields) {
        return new NewNetwork(
                fields.text("name"),
                fields.text("driver", ""),
                fields.flag("internal"),
                fields.flag("attachable"),
                fields.flag("ipv6"),
                fields.text("ipam", ""),
                fields.map("ipamOptions"),
                fields.objects("pools").stream().map(NetworksApi::pool).toList(),
                fields.map("options"),
                fields.map("labels"));
    }

    private static AddressPool pool(Fields fields) {
        return new AddressPool(
                fields.text("subnet"), fields.text("range", ""), fields.text("gateway", ""), fields.map("auxiliary"));
    }

    /** Removes several: {@code items} are names or ids. */
    @POST
    public HttpResponse doRemove(StaplerRequest2 request) {
        return Batch.change(
                request,
                environment,
                WindflowPermissions.DELETE,
                "network.remove",
                Subject::network,
                (engine, item, fields) -> new Networks(engine).remove(item));
    }

    /** What a prune would take. */
    @GET
    public HttpResponse doPrunable() {
        return PruneCall.preview(environment, PruneOrder::unusedNetworks);
    }

    /** Submits a prune of the networks that no running container is in. */
    @POST
    public HttpResponse doPrune(StaplerRequest2 request) {
        return PruneCall.submit(request, environment, fields -> PruneOrder.unusedNetworks());
    }
}
