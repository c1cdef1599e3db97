package io.jenkins.plugins.windflow.api;

import io.jenkins.plugins.windflow.api.call.PersonCall;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.JsonBody;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.json.WholeNumber;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.NoSuchElementException;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code /windflow/api/operation/<id>}. */
public final class OperationApi {
    private final String id;

    OperationApi(String id) {
        this.id = id;
    }

    /** The operation, and its log from a line on. */
    @GET
    public HttpResponse doIndex(@QueryParameter String from) {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            return OperationJson.document(find(), WholeNumber.parse("from", from, 0));
        });
    }

    /** Asks the operation to go to a safe point and end. */
    @POST
    public HttpResponse doCancel() {
        return PersonCall.recorded(environment(), "operation.cancel", subject(), "", () -> {
            Jenkins.get().checkPermission(WindflowPermissions.DEPLOY);
            Operation operation = find();
            WindflowRuntime.get()
                    .operations()
                    .cancel(operation.id(), Jenkins.getAuthentication2().getName());
            return OperationJson.document(operation, operation.nextLogSeq());
        });
    }

    /** Lets an operation go on that waits for a decision: {@code {"how": "resume"}} or {@code {"how": "rollback"}}. */
    @POST
    public HttpResponse doRecover(StaplerRequest2 request) {
        return PersonCall.recorded(environment(), "operation.recover", subject(), "", () -> {
            Jenkins.get().checkPermission(WindflowPermissions.DEPLOY);
            Operation operation = find();
            RecoveryChoice choice = choice(JsonBody.read(request).get("how"));
            EnvironmentAccess.checkPerson(
                    Environments.get(operation.environment()).facts(), WindflowPermissions.DEPLOY, true);
            WindflowRuntime.get()
                    .operations()
                    .recover(
                            operation.id(), choice, Jenkins.getAuthentication2().getName());
            return OperationJson.document(operation, operation.nextLogSeq());
        });
    }

    private static RecoveryChoice choice(Object how) {
        return switch (String.valueOf(how)) {
            case "resume" -> RecoveryChoice.RESUME;
            case "rollback" -> RecoveryChoice.ROLL_BACK;
            default -> throw new IllegalArgumentException("'how' must be 'resume' or 'rollback'.");
        };
    }

    private Subject subject() {
        return new Subject(Subject.Kind.OPERATION, id);
    }

    /** For the audit log. */
    private String environment() {
        return known().map(Operation::environment).orElse("");
    }

    private Optional<Operation> known() {
        return OperationId.isValid(id)
                ? WindflowRuntime.get().operations().find(new OperationId(id))
                : Optional.empty();
    }

    private Operation find() {
        return known().orElseThrow(() -> new NoSuchElementException(
                "There is no operation '" + id + "', or it is so old that it was forgotten."));
    }
}
