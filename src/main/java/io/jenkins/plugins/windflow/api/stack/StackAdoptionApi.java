package io.jenkins.plugins.windflow.api.stack;

import hudson.AbortException;
import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.plan.PlanException;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.stack.adopt.AdoptWork;
import io.jenkins.plugins.windflow.core.stack.adopt.AdoptionSource;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.AdoptionDocument;
import io.jenkins.plugins.windflow.revision.ControllerFiles;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.io.IOException;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/environment/<name>/stack/<project>/adoption}: taking over a stack that others have made. */
public final class StackAdoptionApi {
    private final String environment;
    private final String project;

    StackAdoptionApi(String environment, String project) {
        this.environment = environment;
        this.project = project;
    }

    /** The files that the stack would be taken over with, and what a deployment of them would do; changes nothing. */
    @POST
    public HttpResponse doPropose(StaplerRequest2 request) {
        return PersonCall.look(environment, WindflowPermissions.DEPLOY, (target, engine) -> {
            AdoptWork work = work(target, Fields.read(request));
            try {
                return AdoptionDocument.of(work.propose(), WindflowPermissions.canSeeSecrets());
            } catch (ComposeException | PlanException | AbortException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            } catch (IOException e) {
                throw new IllegalArgumentException("The files cannot be read: " + e.getMessage(), e);
            }
        });
    }

    /** Submits an operation that takes the stack over, when nothing of it would be replaced. */
    @POST
    public HttpResponse doAdopt(StaplerRequest2 request) {
        return PersonCall.change(
                environment,
                WindflowPermissions.DEPLOY,
                "stack.adopt",
                Subject.project(project),
                (target, engine) -> StackApi.submit(
                        target, project, OperationKind.ADOPT, "Adoption", work(target, Fields.read(request))));
    }

    private AdoptWork work(DockerEnvironment target, Fields body) {
        StackApi.requireName(project);
        return new AdoptWork(
                () -> Environments.lease(target),
                WindflowRuntime.get().controller(),
                target.stack(project),
                source(target, body),
                target.composePolicy(),
                WindflowRuntime.get().revisions());
    }

    /** Files of the controller are for administrators. */
    private static AdoptionSource source(DockerEnvironment target, Fields body) {
        String from = body.text("from", "containers");
        if (from.equals("containers")) {
            return AdoptionSource.CONTAINERS;
        }
        if (!from.equals("files")) {
            throw new IllegalArgumentException("'from' is containers or files, not '" + from + "'.");
        }
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Map<String, String> variables = body.mapWithNulls("variables");
        variables.values().removeIf(value -> value == null);
        return new ControllerFiles(target, variables);
    }
}
