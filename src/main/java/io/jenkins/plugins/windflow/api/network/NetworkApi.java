package io.jenkins.plugins.windflow.api.network;

import io.jenkins.plugins.windflow.api.call.BodyCall;
import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.core.network.Joining;
import io.jenkins.plugins.windflow.core.network.Networks;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/network/<network>}; the network by its name or id. */
@StaplerAccessibleType
public final class NetworkApi {
    private final String environment;
    private final String network;

    public NetworkApi(String environment, String network) {
        this.environment = environment;
        this.network = network;
    }

    /** The network with its containers. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(
                environment,
                WindflowPermissions.VIEW,
                (target, engine) -> NetworkJson.of(new Networks(engine).get(network)));
    }

    /** Puts {@code container} into it. */
    @POST
    public HttpResponse doConnect(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DEPLOY, "network.connect", fields -> {
            Joining joining = joining(fields);
            return new BodyCall.Change(subject(), (target, engine) -> {
                new Networks(engine).connect(network, joining);
                return null;
            });
        });
    }

    private static Joining joining(Fields fields) {
        return new Joining(
                fields.text("container"),
                fields.texts("aliases"),
                fields.text("ipv4", ""),
                fields.text("ipv6", ""),
                fields.map("options"),
                fields.number("gatewayPriority", 0));
    }

    /** Takes {@code container} out of it. */
    @POST
    public HttpResponse doDisconnect(StaplerRequest2 request) {
        return BodyCall.change(request, environment, WindflowPermissions.DEPLOY, "network.disconnect", fields -> {
            String container = fields.text("container");
            return new BodyCall.Change(subject(), (target, engine) -> {
                new Networks(engine).disconnect(network, container, fields.flag("force"));
                return null;
            });
        });
    }

    /** Removes it. */
    @POST
    public HttpResponse doRemove() {
        return PersonCall.change(
                environment, WindflowPermissions.DELETE, "network.remove", subject(), (target, engine) -> {
                    new Networks(engine).remove(network);
                    return null;
                });
    }

    private Subject subject() {
        return Subject.network(network);
    }
}
