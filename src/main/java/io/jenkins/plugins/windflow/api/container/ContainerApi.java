package io.jenkins.plugins.windflow.api.container;

import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.api.file.FilesApi;
import io.jenkins.plugins.windflow.api.log.LogApi;
import io.jenkins.plugins.windflow.api.terminal.TerminalsApi;
import io.jenkins.plugins.windflow.core.file.Place;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonBody;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/container/<id or name>}. */
@StaplerAccessibleType
public final class ContainerApi {
    private final String environment;
    private final String id;

    public ContainerApi(String environment, String id) {
        this.environment = environment;
        this.id = id;
    }

    /** What the engine says about it, and what of that was configured; values of variables only for who may see them. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(environment, WindflowPermissions.VIEW, (target, engine) -> ContainerLook.of(engine, id));
    }

    /** Its processes. */
    @GET
    public HttpResponse doProcesses() {
        return PersonCall.look(
                environment, WindflowPermissions.VIEW, (target, engine) -> ContainerLook.processes(engine, id));
    }

    /** {@code logs}. */
    public LogApi getLogs() {
        return new LogApi(environment, id);
    }

    /** What it uses now. */
    @GET
    public HttpResponse doStats() {
        return PersonCall.look(
                environment, WindflowPermissions.VIEW, (target, engine) -> ContainerLook.stats(engine, id));
    }

    /** What an edit would change, and how, without doing it. */
    @POST
    public HttpResponse doPreview(StaplerRequest2 request) {
        return PersonCall.look(
                environment,
                WindflowPermissions.DEPLOY,
                (target, engine) -> ContainerEdit.preview(target, engine, id, JsonBody.read(request)));
    }

    /** Edits it: in place where that is possible, otherwise by an operation that makes it once more. */
    @POST
    public HttpResponse doEdit(StaplerRequest2 request) {
        return deploy(
                "container.edit", (target, engine) -> ContainerEdit.edit(target, engine, id, JsonBody.read(request)));
    }

    /** Puts it on a network. */
    @POST
    public HttpResponse doConnect(StaplerRequest2 request) {
        return deploy(
                "container.connect", (target, engine) -> ContainerEdit.connect(engine, id, JsonBody.read(request)));
    }

    /** Takes it off a network. */
    @POST
    public HttpResponse doDisconnect(StaplerRequest2 request) {
        return deploy(
                "container.disconnect",
                (target, engine) -> ContainerEdit.disconnect(engine, id, JsonBody.read(request)));
    }

    private HttpResponse deploy(String action, PersonCall.Work work) {
        return PersonCall.change(environment, WindflowPermissions.DEPLOY, action, Subject.container(id), work);
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

    /** {@code files/...}. */
    public FilesApi getFiles() {
        return new FilesApi(environment, new Place.Container(id));
    }
}
