package io.jenkins.plugins.windflow.api.stack;

import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.apply.DeployWork;
import io.jenkins.plugins.windflow.core.compose.apply.PlanWork;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.revision.Revision;
import io.jenkins.plugins.windflow.core.revision.RevisionChoice;
import io.jenkins.plugins.windflow.core.revision.StackName;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.json.RevisionDocuments;
import io.jenkins.plugins.windflow.revision.PersonRequester;
import io.jenkins.plugins.windflow.revision.ReturnWork;
import io.jenkins.plugins.windflow.revision.RevisionOverrides;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/stack/<project>/revisions/<number>}. */
public final class RevisionApi {
    private final String environment;
    private final String project;
    private final String number;

    RevisionApi(String environment, String project, String number) {
        this.environment = environment;
        this.project = project;
        this.number = number;
    }

    /** The revision; contents and values only for who may see them. */
    @GET
    public HttpResponse doIndex() {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            return RevisionDocuments.of(
                    find(RevisionsApi.stack(environment, project)), WindflowPermissions.canSeeSecrets());
        });
    }

    /** Submits an operation that says what a return to this revision would do. */
    @POST
    public HttpResponse doPlan() {
        return JsonAnswer.of(() -> OperationJson.document(submit(OperationKind.PLAN, PlanWork::new), 0));
    }

    /** Submits an operation that deploys this revision once more. */
    @POST
    public HttpResponse doDeploy() {
        return PersonCall.recorded(
                environment,
                "stack.deploy",
                Subject.project(project),
                "Return to revision " + number,
                () -> submit(OperationKind.DEPLOY, DeployWork::new));
    }

    private Operation submit(OperationKind kind, Function<DeployRequest, OperationWork> work) {
        Jenkins.get().checkPermission(WindflowPermissions.DEPLOY);
        DockerEnvironment target = Environments.get(environment);
        boolean changes = kind != OperationKind.PLAN;
        EnvironmentAccess.checkPerson(target.facts(), WindflowPermissions.DEPLOY, changes);
        Revision revision = find(RevisionsApi.stack(environment, project));
        PersonRequester person = new PersonRequester(Jenkins.getAuthentication2(), target.getName(), changes);
        return WindflowRuntime.get()
                .operations()
                .submit(new OperationRequest(
                        kind,
                        target.getName(),
                        project,
                        Jenkins.getAuthentication2().getName(),
                        "Return to revision " + revision.number(),
                        null,
                        new ReturnWork(
                                target,
                                project,
                                new RevisionChoice(OptionalInt.of(revision.number())),
                                RevisionOverrides.NONE,
                                person,
                                work)));
    }

    private Revision find(StackName stack) {
        try {
            return RevisionsApi.revisions().get(stack, new RevisionChoice(OptionalInt.of(Integer.parseInt(number))));
        } catch (NumberFormatException e) {
            throw new NoSuchElementException("There is no revision '" + number + "' of " + stack + ".", e);
        }
    }
}
