package io.jenkins.plugins.windflow.api.container;

import org.kohsuke.stapler.verb.POST;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.HttpResponse;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.api.terminal.TerminalsApi;
import jenkins.security.stapler.StaplerAccessibleType;

/** {@code /windflow/api/environment/<name>/container/<id or name>}. */
@StaplerAccessibleType
public final class ContainerApi {
    private final String environment;
    private final String id;

    public ContainerApi(String environment, String id) {
        this.environment = environment;
        this.id = id;
    }

    /** {@code terminal/...}. */
    public TerminalsApi getTerminal() {
        return new TerminalsApi(environment, id);
    }

    /** Starts it. */
    @POST
    public HttpResponse doStart(StaplerRequest2 request) {
        return ContainerAct.run(request, environment, id, WindflowPermissions.OPERATE, "start");
    }

    /** Stops it; {@code seconds} it has to end by itself. */
    @POST
    public HttpResponse doStop(StaplerRequest2 request) {
        return ContainerAct.run(request, environment, id, WindflowPermissions.OPERATE, "stop");
    }

    /** Restarts it; {@code seconds} it has to end by itself. */
    @POST
    public HttpResponse doRestart(StaplerRequest2 request) {
        return ContainerAct.run(request, environment, id, WindflowPermissions.OPERATE, "restart");
    }

    /** Freezes its processes. */
    @POST
    public HttpResponse doPause(StaplerRequest2 request) {
        return ContainerAct.run(request, environment, id, WindflowPermissions.OPERATE, "pause");
    }

    /** Lets its processes go on. */
    @POST
    public HttpResponse doUnpause(StaplerRequest2 request) {
        return ContainerAct.run(request, environment, id, WindflowPermissions.OPERATE, "unpause");
    }

    /** Sends {@code signal} to its first process. */
    @POST
    public HttpResponse doKill(StaplerRequest2 request) {
        return ContainerAct.run(request, environment, id, WindflowPermissions.OPERATE, "kill");
    }

    /** Gives it the name {@code name}. */
    @POST
    public HttpResponse doRename(StaplerRequest2 request) {
        return ContainerAct.run(request, environment, id, WindflowPermissions.DEPLOY, "rename");
    }

    /** Removes it; {@code force} also when it runs, {@code volumes} with its volumes that have no name. */
    @POST
    public HttpResponse doRemove(StaplerRequest2 request) {
        return ContainerAct.run(request, environment, id, WindflowPermissions.DELETE, "remove");
    }
}
