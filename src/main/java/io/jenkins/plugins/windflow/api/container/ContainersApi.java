package io.jenkins.plugins.windflow.api.container;

import hudson.security.Permission;
import io.jenkins.plugins.windflow.api.call.Batch;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.core.container.ContainerAction;
import io.jenkins.plugins.windflow.core.container.ContainerList;
import io.jenkins.plugins.windflow.core.container.ContainerPrune;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.JsonBody;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Map;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/containers}. */
@StaplerAccessibleType
public final class ContainersApi {
    private final String environment;

    public ContainersApi(String environment) {
        this.environment = environment;
    }

    /**
     * All containers. While somebody follows them they come from memory, never older than a second after an event of the engine.
     *
     * @param sizes {@code true} has the engine measure what each has written, which takes it long
     */
    @GET
    public HttpResponse doIndex(@QueryParameter String sizes) {
        if ("true".equals(sizes)) {
            return PersonCall.look(
                    environment, WindflowPermissions.VIEW, (target, engine) -> ContainerList.read(engine, true));
        }
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            String name = Environments.get(environment).getName();
            return WindflowRuntime.get()
                    .watches()
                    .of(name)
                    .look(ContainerList.LISTING)
                    .json();
        });
    }

    /** Submits the operation that makes a new container. */
    @POST
    public HttpResponse doCreate(StaplerRequest2 request) {
        return PersonCall.change(
                environment,
                WindflowPermissions.DEPLOY,
                "container.create",
                Subject.engine(environment),
                (target, engine) -> ContainerEdit.create(target, JsonBody.read(request)));
    }

    /** Starts several. */
    @POST
    public HttpResponse doStart(StaplerRequest2 request) {
        return act(request, WindflowPermissions.OPERATE, "start");
    }

    /** Stops several; {@code seconds} they have to end by themselves. */
    @POST
    public HttpResponse doStop(StaplerRequest2 request) {
        return act(request, WindflowPermissions.OPERATE, "stop");
    }

    /** Restarts several; {@code seconds} they have to end by themselves. */
    @POST
    public HttpResponse doRestart(StaplerRequest2 request) {
        return act(request, WindflowPermissions.OPERATE, "restart");
    }

    /** Freezes several. */
    @POST
    public HttpResponse doPause(StaplerRequest2 request) {
        return act(request, WindflowPermissions.OPERATE, "pause");
    }

    /** Lets several go on. */
    @POST
    public HttpResponse doUnpause(StaplerRequest2 request) {
        return act(request, WindflowPermissions.OPERATE, "unpause");
    }

    /** Sends {@code signal} to several. */
    @POST
    public HttpResponse doKill(StaplerRequest2 request) {
        return act(request, WindflowPermissions.OPERATE, "kill");
    }

    /** Removes several; {@code force} also those that run, {@code volumes} with their volumes that have no name. */
    @POST
    public HttpResponse doRemove(StaplerRequest2 request) {
        return act(request, WindflowPermissions.DELETE, "remove");
    }

    private HttpResponse act(StaplerRequest2 request, Permission permission, String action) {
        return Batch.change(
                request,
                environment,
                permission,
                "container." + action,
                Subject::container,
                (engine, item, fields) ->
                        ContainerAction.of(action, fields.values()).run(engine, item));
    }

    /** Removes all that do not run. */
    @POST
    public HttpResponse doPrune() {
        return PersonCall.change(
                environment,
                WindflowPermissions.DELETE,
                "container.prune",
                Subject.engine(environment),
                (target, engine) -> {
                    ContainerPrune prune = ContainerPrune.run(engine);
                    return Map.of("removed", prune.removed(), "bytes", prune.bytes());
                });
    }
}
