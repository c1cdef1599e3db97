package io.jenkins.plugins.windflow.api.call;

import hudson.security.ACL;
import hudson.security.ACLContext;
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
import io.jenkins.plugins.windflow.json.RefusedRequest;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.ReadOnlyEnvironmentException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.springframework.security.core.Authentication;

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

    /** Who calls, for work that goes on in another thread when the request's own thread has left. */
    public record Caller(Authentication who, String address) {
        private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

        /** Of the request that this thread answers. */
        public static Caller now() {
            return new Caller(Jenkins.getAuthentication2(), presentAddress());
        }

        /** Does something in this thread with the caller's rights, and on the caller's account. */
        public <T> T act(Supplier<T> work) {
            ADDRESS.set(address);
            try (ACLContext ignored = ACL.as2(who)) {
                return work.get();
            } finally {
                ADDRESS.remove();
            }
        }

        /** Where the request came from; empty when there is none. */
        private static String presentAddress() {
            StaplerRequest2 request = Stapler.getCurrentRequest2();
            return request == null ? Objects.requireNonNullElse(ADDRESS.get(), "") : request.getRemoteAddr();
        }
    }

    /** Reads something. */
    public static JsonAnswer look(String environment, Permission permission, Work work) {
        return JsonAnswer.of(() -> {
            EnvironmentAccess.checkPerson(permission);
            DockerEnvironment target = Environments.get(environment);
            return run(target, work);
        });
    }

    /** {@link #change(String, Permission, String, Subject, String, Work)} without a detail. */
    public static JsonAnswer change(
            String environment, Permission permission, String action, Subject subject, Work work) {
        return change(environment, permission, action, subject, "", work);
    }

    /**
     * Changes something; whatever happens is in the audit log.
     *
     * @param action for the audit log: {@code container.start}
     * @param subject what is changed
     * @param detail for the audit log: what exactly is wanted, in one sentence, or nothing; never a secret
     */
    public static JsonAnswer change(
            String environment, Permission permission, String action, Subject subject, String detail, Work work) {
        return recorded(environment, action, subject, detail, () -> {
            EnvironmentAccess.checkPerson(permission);
            DockerEnvironment target = Environments.get(environment);
            EnvironmentAccess.checkPerson(target.facts(), permission, true);
            return run(target, work);
        });
    }

    /**
     * Does something that checks the rights itself; whatever happens is in the audit log.
     *
     * @param environment its name; empty when it is about none
     * @param work as {@link Work#run}
     */
    public static JsonAnswer recorded(
            String environment, String action, Subject subject, String detail, Callable<?> work) {
        return JsonAnswer.of(() -> {
            try {
                Object result = work.call();
                if (result instanceof Operation submitted) {
                    record(
                            environment,
                            action,
                            subject,
                            Outcome.SUBMITTED,
                            detail,
                            submitted.id().value());
                    return OperationJson.document(submitted, 0);
                }
                record(environment, action, subject, Outcome.DONE, detail, "");
                return result;
            } catch (AccessDeniedException3 | ReadOnlyEnvironmentException | RefusedRequest e) {
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

    /** Puts something on record that the current user did with the current request. */
    public static void record(
            String environment, String action, Subject subject, Outcome outcome, String detail, String operation) {
        WindflowRuntime.get()
                .audit()
                .append(new AuditRecord(
                        Instant.now(),
                        Jenkins.getAuthentication2().getName(),
                        Caller.presentAddress(),
                        environment,
                        action,
                        subject,
                        outcome,
                        detail,
                        operation));
    }
}
