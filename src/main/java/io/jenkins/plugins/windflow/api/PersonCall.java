package io.jenkins.plugins.windflow.api;

import hudson.security.AccessDeniedException3;
import hudson.security.Permission;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import io.jenkins.plugins.windflow.core.audit.AuditRecord.Outcome;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.ReadOnlyEnvironmentException;
import java.time.Instant;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** How a web method acts for the person who calls it: the right is checked, the engine leased, a change put on record. */
public final class PersonCall {
    private PersonCall() {}

    /** What is done when the right is there. */
    @FunctionalInterface
    public interface Work {
        /**
         * @return what the answer says: maps, lists and texts; an {@link Operation} that was submitted; null for nothing
         * @throws Exception with one sentence for the caller; see {@link JsonAnswer#of}
         */
        Object run(DockerEnvironment environment, Engine engine) throws Exception;
    }

    /** Reads something. */
    public static JsonAnswer look(String environment, Permission permission, Work work) {
        return JsonAnswer.of(() -> {
            EnvironmentAccess.checkPerson(permission);
            DockerEnvironment target = Environments.get(environment);
            return run(target, work);
        });
    }

    /**
     * Changes something; whatever happens is in the audit log.
     *
     * @param action for the audit log: {@code container.start}
     * @param subject what is changed
     */
    public static JsonAnswer change(
            String environment, Permission permission, String action, Subject subject, Work work) {
        return JsonAnswer.of(() -> {
            try {
                EnvironmentAccess.checkPerson(permission);
                DockerEnvironment target = Environments.get(environment);
                EnvironmentAccess.checkPerson(target.facts(), permission, true);
                Object result = run(target, work);
                String operation =
                        result instanceof Operation submitted ? submitted.id().value() : "";
                record(
                        environment,
                        action,
                        subject,
                        operation.isEmpty() ? Outcome.DONE : Outcome.SUBMITTED,
                        "",
                        operation);
                return result instanceof Operation submitted ? OperationJson.document(submitted, 0) : result;
            } catch (AccessDeniedException3 | ReadOnlyEnvironmentException e) {
                record(environment, action, subject, Outcome.REFUSED, e.getMessage(), "");
                throw e;
            } catch (Exception e) {
                record(environment, action, subject, Outcome.FAILED, String.valueOf(e.getMessage()), "");
                throw e;
            }
        });
    }

    private static Object run(DockerEnvironment target, Work work) throws Exception {
        try (EngineLease lease = Environments.lease(target)) {
            return work.run(target, lease.engine());
        }
    }

    private static void record(
            String environment, String action, Subject subject, Outcome outcome, String detail, String operation) {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        WindflowRuntime.get()
                .audit()
                .append(new AuditRecord(
                        Instant.now(),
                        Jenkins.getAuthentication2().getName(),
                        request == null ? "" : request.getRemoteAddr(),
                        environment,
                        action,
                        subject,
                        outcome,
                        detail,
                        operation));
    }
}
