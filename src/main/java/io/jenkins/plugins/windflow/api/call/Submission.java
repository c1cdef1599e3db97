package io.jenkins.plugins.windflow.api.call;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.function.Function;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/** Submits operations for the person who calls. */
public final class Submission {
    private Submission() {}

    /** @param work is given what leases the environment's engine */
    public static Operation submit(
            DockerEnvironment environment,
            OperationKind kind,
            Subject subject,
            Function<Supplier<EngineLease>, OperationWork> work) {
        return WindflowRuntime.get()
                .operations()
                .submit(new OperationRequest(
                        kind,
                        environment.getName(),
                        subject,
                        Jenkins.getAuthentication2().getName(),
                        "By hand",
                        null,
                        work.apply(() -> Environments.lease(environment))));
    }
}
