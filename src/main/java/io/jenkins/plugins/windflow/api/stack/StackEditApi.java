package io.jenkins.plugins.windflow.api.stack;

import hudson.AbortException;
import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.apply.DeployWork;
import io.jenkins.plugins.windflow.core.compose.apply.PlanWork;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.LoadedProject;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.revision.RevisionEdit;
import io.jenkins.plugins.windflow.core.revision.Revisions;
import io.jenkins.plugins.windflow.core.revision.StackName;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.CheckDocument;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.revision.EditWork;
import io.jenkins.plugins.windflow.revision.PersonRequester;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/stack/<project>/edit}: what an editor does with files that are not deployed yet. */
public final class StackEditApi {
    private final String environment;
    private final String project;

    StackEditApi(String environment, String project) {
        this.environment = environment;
        this.project = project;
    }

    /** Says what is wrong with the files, where, and what becomes of the variables. Asks no engine. */
    @POST
    public HttpResponse doCheck(StaplerRequest2 request) {
        return PersonCall.look(environment, WindflowPermissions.DEPLOY, (target, engine) -> {
            StackName stack = stack(target.stack(project));
            RevisionEdit edit = EditBody.read(Fields.read(request), stack, revisions());
            List<Problem> warnings = new ArrayList<>();
            try {
                PersonRequester person = new PersonRequester(Jenkins.getAuthentication2(), target.getName(), false);
                LoadedProject loaded =
                        ComposeLoader.read(EditWork.source(target, project, edit.blueprint(), person), warnings::add);
                return CheckDocument.of(
                        List.of(),
                        warnings,
                        loaded.variables(),
                        loaded.project().services().keySet());
            } catch (ComposeException e) {
                return CheckDocument.of(e.problems(), warnings, e.variables(), List.of());
            } catch (AbortException e) {
                Problem missing = new Problem("", 0, 0, "secrets", e.getMessage());
                return CheckDocument.of(List.of(missing), warnings, VariableReport.NONE, List.of());
            }
        });
    }

    /** Submits an operation that says what a deployment of the files would do. */
    @POST
    public HttpResponse doPlan(StaplerRequest2 request) {
        return submit(OperationKind.PLAN, "stack.plan", PlanWork::new, request);
    }

    /** Submits an operation that deploys the files; they become a revision. */
    @POST
    public HttpResponse doDeploy(StaplerRequest2 request) {
        return submit(OperationKind.DEPLOY, "stack.deploy", DeployWork::new, request);
    }

    private HttpResponse submit(
            OperationKind kind, String action, Function<DeployRequest, OperationWork> work, StaplerRequest2 request) {
        PersonCall.Work call = (target, engine) -> {
            StackName stack = stack(target.stack(project));
            RevisionEdit edit = EditBody.read(Fields.read(request), stack, revisions());
            boolean changes = kind == OperationKind.DEPLOY;
            if (changes) {
                edit.checkNotOvertaken(revisions(), stack);
            }
            PersonRequester person = new PersonRequester(Jenkins.getAuthentication2(), target.getName(), changes);
            return StackApi.submit(target, project, kind, "Editor", new EditWork(target, project, edit, person, work));
        };
        return kind == OperationKind.PLAN
                ? PersonCall.look(
                        environment,
                        WindflowPermissions.DEPLOY,
                        (target, engine) -> OperationJson.document((Operation) call.run(target, engine), 0))
                : PersonCall.change(environment, WindflowPermissions.DEPLOY, action, Subject.project(project), call);
    }

    private StackName stack(StackName stack) {
        StackApi.requireName(project);
        return stack;
    }

    private static Revisions revisions() {
        return WindflowRuntime.get().revisions();
    }
}
