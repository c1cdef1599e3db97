package io.jenkins.plugins.windflow.api.call;

import hudson.security.Permission;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;

/** Changes whose requests say in their bodies what they are about. Nothing is read for those who may not do it. */
public final class BodyCall {
    private BodyCall() {}

    /** What a body asks for. */
    public record Change(Subject subject, PersonCall.Work work) {}

    /** Understands a body. */
    @FunctionalInterface
    public interface Reader {
        /** @throws IllegalArgumentException with one sentence when it cannot be meant so */
        Change read(Fields fields);
    }

    /** @param action for the audit log: {@code image.pull} */
    public static JsonAnswer change(
            StaplerRequest2 request, String environment, Permission permission, String action, Reader reader) {
        if (!may(permission)) {
            return PersonCall.change(
                    environment, permission, action, Subject.engine(environment), (target, engine) -> null);
        }
        Change change;
        try {
            change = reader.read(Fields.read(request));
        } catch (IllegalArgumentException | IOException e) {
            return JsonAnswer.of(() -> {
                throw e;
            });
        }
        return PersonCall.change(environment, permission, action, change.subject(), change.work());
    }

    static boolean may(Permission permission) {
        return permission == WindflowPermissions.VIEW
                ? WindflowPermissions.canView()
                : Jenkins.get().hasPermission(permission);
    }
}
