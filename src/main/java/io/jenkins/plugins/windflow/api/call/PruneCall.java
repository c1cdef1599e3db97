package io.jenkins.plugins.windflow.api.call;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.prune.PruneJob;
import io.jenkins.plugins.windflow.core.prune.PruneOrder;
import io.jenkins.plugins.windflow.core.prune.PrunePreview;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.UsageJson;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kohsuke.stapler.StaplerRequest2;

/** What would go, and letting it go. */
public final class PruneCall {
    private static final int LOOKED_AT = 100;

    private PruneCall() {}

    /** What a prune would take now. */
    public static JsonAnswer preview(String environment, Supplier<PruneOrder> order) {
        return PersonCall.look(
                environment,
                WindflowPermissions.VIEW,
                (target, engine) -> UsageJson.preview(PrunePreview.look(engine, order.get())));
    }

    /** Submits a prune. */
    public static JsonAnswer submit(StaplerRequest2 request, String environment, Function<Fields, PruneOrder> order) {
        return BodyCall.change(request, environment, WindflowPermissions.DELETE, "engine.prune", fields -> {
            PruneOrder wanted = order.apply(fields);
            Subject subject = Subject.engine(environment);
            return new BodyCall.Change(subject, (target, engine) -> {
                checkQuiet(target);
                return Submission.submit(
                        target, OperationKind.PRUNE, subject, engines -> new PruneJob(engines, wanted));
            });
        });
    }

    /** A deployment keeps old containers, stopped, until it has succeeded: a prune would take away what it may go back to. */
    private static void checkQuiet(DockerEnvironment environment) {
        for (Operation operation : WindflowRuntime.get()
                .operations()
                .recent(new OperationFilter(environment.getName(), null, null, LOOKED_AT))) {
            if (!operation.state().isFinal() && operation.kind() != OperationKind.PLAN) {
                throw new EngineException(
                        Kind.CONFLICT,
                        "The " + operation + " is at work, and what it needs may look unused: prune when it has ended.",
                        null);
            }
        }
    }
}
