package io.jenkins.plugins.windflow.core.operation;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.util.Objects;

/**
 * What somebody wants done. The same for a pipeline step, a page, a webhook and a schedule.
 *
 * @param kind what is asked
 * @param environment name of the environment, as configured
 * @param subject what it is about, or null when that is a project whose name the work will know ({@link OperationWork#project()})
 * @param submittedBy name of the user or job, for people
 * @param cause one short text: where the request came from
 * @param buildUrl address of the build relative to Jenkins' root, or null when no build asked
 * @param work does it
 */
public record OperationRequest(
        OperationKind kind,
        String environment,
        Subject subject,
        String submittedBy,
        String cause,
        String buildUrl,
        OperationWork work) {

    /** Checks that nothing but the subject and the build's address is missing. */
    public OperationRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(submittedBy, "submittedBy");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(work, "work");
    }

    /**
     * About a project.
     *
     * @param project name of the Compose project, or null when the work will know it ({@link OperationWork#project()})
     */
    public OperationRequest(
            OperationKind kind,
            String environment,
            String project,
            String submittedBy,
            String cause,
            String buildUrl,
            OperationWork work) {
        this(kind, environment, project == null ? null : Subject.project(project), submittedBy, cause, buildUrl, work);
    }
}
