package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts an old container aside so that it can come back: another name, no restart policy, stopped; and brings it back. Each
 * step is a change of its own, with its inverse.
 */
final class Parking {
    private final Context context;
    private final StackEngine engine;
    private final Hooks hooks;
    private final Set<String> parked = ConcurrentHashMap.newKeySet();

    Parking(Context context) {
        this.context = context;
        this.engine = context.engine();
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
        String from = container.name();
        String to = parkedName(container, wanted);
        if (from.equals(to)) {
            return;
        }
        context.undo().add("give " + to + " its name " + from + " back", () -> {
            if (isCalled(container, to)) {
                context.change(
                        "container.rename",
                        from,
                        facts(container, "from", to, "to", from),
                        () -> engine.rename(container.id(), from));
            }
        });
        context.change(
                "container.rename",
                from,
                facts(container, "from", from, "to", to),
                () -> engine.rename(container.id(), to));
    }

    private boolean isCalled(ObservedContainer container, String name) {
        return engine.container(container.id())
                .map(ObservedContainer::new)
                .filter(now -> now.name().equals(name))
                .isPresent();
    }

    /** Takes the restart policy away and stops the container. */
    void stop(ObservedContainer container) throws Exception {
        parked.add(container.id());
        if (!container.autoRemove()) {
            suspendRestartPolicy(container);
        }
        boolean ran = container.running() || container.status().equals("restarting");
        if (!ran) {
            return;
        }
        hooks.preStop(container);
        context.undo().add("start " + container.name() + " again", () -> startAgain(container));
        context.change("container.stop", container.name(), facts(container, "status", container.status()), () -> {
            if (container.status().equals("paused")) {
                engine.unpause(container.id());
            }
            engine.stop(container.id());
        });
    }

    private void startAgain(ObservedContainer container) throws Exception {
        if (engine.container(container.id()).isEmpty()) {
            throw new IllegalStateException("the container is gone"
                    + (container.autoRemove() ? ", because it was made with auto-remove." : "."));
        }
        context.change("container.start", container.name(), facts(container), () -> {
            engine.start(container.id());
            if (container.status().equals("paused")) {
                engine.pause(container.id());
            }
        });
    }

    private void suspendRestartPolicy(ObservedContainer container) throws Exception {
        JsonNode policy = container.inspect().path("HostConfig").path("RestartPolicy");
        String name = policy.path("Name").asText("");
        if (name.isEmpty() || name.equals("no")) {
            return;
        }
        ObjectNode never =
                JsonNodeFactory.instance.objectNode().put("Name", "no").put("MaximumRetryCount", 0);
        context.undo().add("give " + container.name() + " its restart policy " + name + " back", () -> {
            if (engine.container(container.id()).isPresent()) {
                context.change(
                        "container.restart-policy",
                        container.name(),
                        facts(
                                container,
                                "from",
                                "no",
                                "to",
                                name,
                                "retries",
                                policy.path("MaximumRetryCount").asText("0")),
                        () -> setPolicy(container, policy));
            }
        });
        context.change(
                "container.restart-policy",
                container.name(),
                facts(
                        container,
                        "from",
                        name,
                        "to",
                        "no",
                        "retries",
                        policy.path("MaximumRetryCount").asText("0")),
                () -> setPolicy(container, never));
    }

    /** Podman has no such call; there a container that was stopped stays stopped anyway. */
    private void setPolicy(ObservedContainer container, JsonNode policy) {
        try {
            engine.restartPolicy(container.id(), policy);
        } catch (EngineException e) {
            if (!engine.isPodman()) {
                throw e;
            }
        }
    }

    private static Map<String, Object> facts(ObservedContainer container, String... pairs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", container.id());
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(pairs[i], pairs[i + 1]);
        }
        return facts;
    }
}
