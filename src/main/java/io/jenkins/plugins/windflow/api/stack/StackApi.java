package io.jenkins.plugins.windflow.api.stack;

import hudson.security.Permission;
import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DeployWork;
import io.jenkins.plugins.windflow.core.compose.apply.DownWork;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.revision.RevisionChoice;
import io.jenkins.plugins.windflow.core.revision.RevisionHeader;
import io.jenkins.plugins.windflow.core.stack.action.StackAction;
import io.jenkins.plugins.windflow.core.stack.action.StackActionWork;
import io.jenkins.plugins.windflow.core.stack.action.StackPullWork;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.StackDocument;
import io.jenkins.plugins.windflow.revision.PersonRequester;
import io.jenkins.plugins.windflow.revision.ReturnWork;
import io.jenkins.plugins.windflow.revision.RevisionOverrides;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/stack/<project>}: one stack, and what is done to it as it is. */
@StaplerAccessibleType
public final class StackApi {
    private final String environment;
    private final String project;

    public StackApi(String environment, String project) {
        this.environment = environment;
        this.project = project;
    }

    /** {@code revisions/...}. */
    public RevisionsApi getRevisions() {
        return new RevisionsApi(environment, project);
    }

    /** {@code edit/...}. */
    public StackEditApi getEdit() {
        return new StackEditApi(environment, project);
    }

    /** {@code adoption/...}. */
    public StackAdoptionApi getAdoption() {
        return new StackAdoptionApi(environment, project);
    }

    /** The stack as the engine has it now, with what belongs to it. */
    @GET
    public HttpResponse doIndex() {
        return PersonCall.look(environment, WindflowPermissions.VIEW, (target, engine) -> {
            requireName();
            return StackDocument.of(target, project, engine);
        });
    }

    /** Starts what does not run. */
    @POST
    public HttpResponse doStart(StaplerRequest2 request) {
        return act(StackAction.START, request);
    }

    /** Stops what runs. */
    @POST
    public HttpResponse doStop(StaplerRequest2 request) {
        return act(StackAction.STOP, request);
    }

    /** Restarts everything. */
    @POST
    public HttpResponse doRestart(StaplerRequest2 request) {
        return act(StackAction.RESTART, request);
    }

    /** Freezes what runs. */
    @POST
    public HttpResponse doPause(StaplerRequest2 request) {
        return act(StackAction.PAUSE, request);
    }

    /** Lets what is frozen go on. */
    @POST
    public HttpResponse doUnpause(StaplerRequest2 request) {
        return act(StackAction.UNPAUSE, request);
    }

    /** Ends what runs at once. */
    @POST
    public HttpResponse doKill(StaplerRequest2 request) {
        return act(StackAction.KILL, request);
    }

    private HttpResponse act(StackAction action, StaplerRequest2 request) {
        return change(WindflowPermissions.OPERATE, action.word(), target -> {
            List<String> services = Fields.read(request).texts("services");
            String which = services.isEmpty() ? "" : " of " + String.join(", ", services);
            String word = action.word().substring(0, 1).toUpperCase(Locale.ROOT)
                    + action.word().substring(1);
            return submit(
                    target,
                    OperationKind.STACK_ACTION,
                    word + which,
                    new StackActionWork(() -> Environments.lease(target), project, action, services));
        });
    }

    /** Pulls the images that the containers were made from. */
    @POST
    public HttpResponse doPull(StaplerRequest2 request) {
        return change(WindflowPermissions.OPERATE, "pull", target -> {
            List<String> services = Fields.read(request).texts("services");
            return submit(
                    target,
                    OperationKind.PULL,
                    "Pull",
                    new StackPullWork(() -> Environments.lease(target), project, services));
        });
    }

    /** Deploys the newest revision with the images that the registry has now. */
    @POST
    public HttpResponse doUpdate(StaplerRequest2 request) {
        return change(WindflowPermissions.DEPLOY, "update", target -> {
            List<String> services = Fields.read(request).texts("services");
            RevisionHeader newest = newest(target);
            PersonRequester person = new PersonRequester(Jenkins.getAuthentication2(), target.getName(), true);
            return submit(
                    target,
                    OperationKind.DEPLOY,
                    services.isEmpty() ? "Update" : "Update of " + String.join(", ", services),
                    new ReturnWork(
                            target,
                            project,
                            new RevisionChoice(OptionalInt.of(newest.number())),
                            RevisionOverrides.update(services),
                            person,
                            DeployWork::new));
        });
    }

    private RevisionHeader newest(DockerEnvironment target) {
        return WindflowRuntime.get().revisions().history(target.stack(project)).revisions().stream()
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchElementException("There is no revision of " + project + " in " + target.getName()
                                + " that could be deployed with new images: adopt the stack first, or deploy it."));
    }

    /** Stops and removes the stack's containers and networks, and when asked its volumes. */
    @POST
    public HttpResponse doDown(StaplerRequest2 request) {
        return change(WindflowPermissions.DEPLOY, "down", target -> {
            Fields body = Fields.read(request);
            boolean volumes = body.flag("volumes");
            if (volumes) {
                EnvironmentAccess.checkPerson(WindflowPermissions.DELETE);
            }
            boolean removeOrphans = body.flag("removeOrphans", true);
            return submit(
                    target,
                    OperationKind.DOWN,
                    volumes ? "Down with volumes" : "Down",
                    new DownWork(() -> Environments.lease(target), project, volumes, removeOrphans));
        });
    }

    /** Forgets the revisions of a stack of which nothing is left. */
    @POST
    public HttpResponse doForget() {
        return PersonCall.change(
                environment, WindflowPermissions.DELETE, "stack.forget", Subject.project(project), (target, engine) -> {
                    requireName();
                    StackDocument.refuseWhatIsThere(target, project, engine);
                    int count = WindflowRuntime.get().revisions().forget(target.stack(project));
                    if (count == 0) {
                        throw new NoSuchElementException(
                                "There is no revision of " + project + " in " + target.getName() + ".");
                    }
                    return null;
                });
    }

    private interface Change {
        Operation of(DockerEnvironment target) throws Exception;
    }

    private HttpResponse change(Permission permission, String word, Change change) {
        return PersonCall.change(
                environment, permission, "stack." + word, Subject.project(project), (target, engine) -> {
                    requireName();
                    return change.of(target);
                });
    }

    private Operation submit(DockerEnvironment target, OperationKind kind, String cause, OperationWork work) {
        return submit(target, project, kind, cause, work);
    }

    static Operation submit(
            DockerEnvironment target, String project, OperationKind kind, String cause, OperationWork work) {
        return WindflowRuntime.get()
                .operations()
                .submit(new OperationRequest(
                        kind,
                        target.getName(),
                        project,
                        Jenkins.getAuthentication2().getName(),
                        cause,
                        null,
                        work));
    }

    private void requireName() {
        requireName(project);
    }

    static void requireName(String project) {
        if (!ProjectName.isValid(project)) {
            throw new NoSuchElementException("There is no stack '" + project + "'.");
        }
    }
}
