package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.ContainerRename;
import io.jenkins.plugins.windflow.core.change.ContainerStop;
import io.jenkins.plugins.windflow.core.change.RestartPolicyChange;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts an old container aside so that it can come back: another name, no restart policy, stopped.
 */
final class Parking {
    private final Context context;
    private final Hooks hooks;
    private final Set<String> parked = ConcurrentHashMap.newKeySet();

    Parking(Context context) {
        this.context = context;
        this.hooks = new Hooks(context);
    }

    static String parkedName(ObservedContainer container, String name) {
        return container.shortId() + "_" + name;
    }

    /** Whether this operation has stopped the container. */
    boolean isParked(ObservedContainer container) {
        return parked.contains(container.id());
    }

    /** Frees the name. */
    void rename(ObservedContainer container, String wanted) throws Exception {
        String to = parkedName(container, wanted);
        if (!container.name().equals(to)) {
            context.make(new ContainerRename(container.id(), container.name(), to));
        }
    }

    /** Takes the restart policy away and stops the container. */
    void stop(ObservedContainer container) throws Exception {
        parked.add(container.id());
        if (!container.autoRemove()) {
            suspendRestartPolicy(container);
        }
        if (container.running() || container.status().equals("restarting")) {
            hooks.preStop(container);
            context.make(ContainerStop.of(container));
        }
    }

    private void suspendRestartPolicy(ObservedContainer container) throws Exception {
        RestartPolicyChange.Policy policy = RestartPolicyChange.Policy.of(container);
        if (!policy.equals(RestartPolicyChange.Policy.NO)) {
            context.make(
                    new RestartPolicyChange(container.id(), container.name(), policy, RestartPolicyChange.Policy.NO));
        }
    }
}
