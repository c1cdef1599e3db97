package io.jenkins.plugins.windflow.api.container;

import hudson.security.Permission;
import io.jenkins.plugins.windflow.api.call.BodyCall;
import io.jenkins.plugins.windflow.core.container.ContainerAction;
import io.jenkins.plugins.windflow.core.subject.Subject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

/** What is done at once to one container. */
final class ContainerAct {
    private ContainerAct() {}

    /**
     * Does what the body's fields say more closely.
     *
     * @param container id or name
     * @param action as {@link ContainerAction#of} knows it
     */
    static HttpResponse run(
            StaplerRequest2 request, String environment, String container, Permission permission, String action) {
        return BodyCall.change(request, environment, permission, "container." + action, fields -> {
            ContainerAction wanted = ContainerAction.of(action, fields.values());
            return new BodyCall.Change(Subject.container(container), (target, engine) -> {
                wanted.run(engine, container);
                return null;
            });
        });
    }
}
