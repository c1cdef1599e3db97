package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One removal of a project: side by side whatever does not depend on each other. Removes what is gone already as well. */
final class Down {
    private final StackEngine engine;
    private final OperationRun run;
    private final String project;
    private final DownScope scope;
    private final long begun = System.nanoTime();
    private final Abort abort = new Abort();
    private final List<String> removed = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger resources = new AtomicInteger();
    private final AtomicBoolean changing = new AtomicBoolean();

    Down(StackEngine engine, OperationRun run, String project, DownScope scope) {
        this.engine = engine;
        this.run = run;
        this.project = project;
        this.scope = scope;
    }

    /** Counts what an interrupted down had removed. */
    Down after(List<String> containers, int networksAndVolumes) {
        removed.addAll(containers);
        resources.addAndGet(networksAndVolumes);
        return this;
    }

    OperationResult run() throws Exception {
        try {
            removeContainers(containers());
            removeNetworks();
            removeVolumes();
        } catch (InterruptedException | InterruptedCallException e) {
            throw interrupted(e);
        } catch (EngineException e) {
            throw e.unanswered() && changing.get() ? unfinished(e) : e;
        }
        int changes = removed.size() + resources.get();
        run.log(
                changes == 0
                        ? "There was nothing to remove."
                        : "Removed the project " + project + " in " + Elapsed.since(begun) + ".");
        return OperationResult.succeeded(values(changes));
    }

    private Exception interrupted(Exception cause) {
        if (run.isSuspended()) {
            return new OperationSuspended();
        }
        String sentence = "The down of " + project + " was cancelled by " + run.cancelledBy() + " after removing "
                + removedSoFar() + ".";
        return new OperationFailure(
                removed.isEmpty() ? OperationState.CANCELLED : OperationState.FAILED, sentence, cause);
    }

    /** It can go on when the engine is back. */
    private OperationFailure unfinished(EngineException cause) {
        return new OperationFailure(
                OperationState.RECOVERY_PENDING,
                "The engine went away in the middle of the down of " + project + ", after removing " + removedSoFar()
                        + ": " + cause.getMessage(),
                cause);
    }

    private String removedSoFar() {
        return removed.isEmpty() ? "nothing" : String.join(", ", removed);
    }

    private List<ObservedContainer> containers() {
        List<ObservedContainer> containers = new ArrayList<>();
        for (DownScope.Thing container : scope.containers()) {
            engine.container(container.identity()).map(ObservedContainer::new).ifPresent(containers::add);
        }
        return containers;
    }

    private void removeContainers(List<ObservedContainer> containers) throws Exception {
        DownOrder order = new DownOrder(abort, containers);
        Tasks tasks = Tasks.changes(run, abort);
        for (ObservedContainer container : containers) {
            tasks.start("down", () -> order.awaitTurn(container.service()), () -> {
                remove(container);
                order.gone(container.service());
            });
        }
        tasks.join();
    }

    private void remove(ObservedContainer container) {
        List<String> anonymous = scope.anonymous() ? container.anonymousVolumes() : List.of();
        Map<String, Object> intent = Map.of("id", container.id(), DownRecovery.ANONYMOUS, anonymous);
        journalled("container.remove", container.name(), intent, () -> {
            stop(container);
            engine.removeContainer(container.id(), scope.anonymous());
            anonymous.forEach(this::removeAnonymousVolume);
        });
        removed.add(container.name());
        run.log("Removed the container " + container.name() + ".");
    }

    /** One that is gone, because it ended by itself with auto-remove or somebody was faster, is stopped enough. */
    private void stop(ObservedContainer container) {
        try {
            if (container.status().equals("paused")) {
                engine.unpause(container.id());
            }
            engine.stop(container.id());
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** The engine itself leaves those behind that the container had taken over from its predecessor. */
    void removeAnonymousVolume(String volume) {
        try {
            engine.removeVolume(volume);
        } catch (EngineException e) {
            // Somebody else uses it as well.
            if (e.kind() != EngineException.Kind.CONFLICT) {
                throw e;
            }
        }
    }

    private void removeNetworks() throws Exception {
        Tasks tasks = Tasks.changes(run, abort);
        for (DownScope.Thing network : scope.networks()) {
            if (engine.network(network.identity()).isPresent()) {
                tasks.start("down", () -> removeNetwork(network.identity(), network.name()));
            }
        }
        tasks.join();
    }

    private void removeNetwork(String id, String name) {
        try {
            journalled("network.remove", name, Map.of("id", id), () -> engine.removeNetwork(id));
        } catch (EngineException e) {
            if (e.unanswered() || !isInUse(id)) {
                throw e;
            }
            run.log("Warning: the network " + name + " is kept, because it is still in use: " + e.getMessage());
            return;
        }
        resources.incrementAndGet();
        run.log("Removed the network " + name + ".");
    }

    /** Engines refuse with different codes; whether somebody is on the network is what counts. */
    private boolean isInUse(String network) {
        return engine.network(network)
                .map(inspect -> !inspect.path("Containers").isEmpty())
                .orElse(false);
    }

    private void removeVolumes() throws Exception {
        Tasks tasks = Tasks.changes(run, abort);
        for (DownScope.Thing volume : scope.volumes()) {
            if (isThere(volume)) {
                tasks.start("down", () -> removeVolume(volume.name()));
            }
        }
        tasks.join();
    }

    /** A volume of this name that was made later is another one. */
    private boolean isThere(DownScope.Thing volume) {
        Optional<JsonNode> now = engine.volume(volume.name());
        return now.isPresent() && now.get().path("CreatedAt").asText().equals(volume.identity());
    }

    private void removeVolume(String name) {
        journalled("volume.remove", name, Map.of(), () -> engine.removeVolume(name));
        resources.incrementAndGet();
        run.log("Removed the volume " + name + ".");
    }

    /** Makes a change with its journal entries around it. */
    private void journalled(String type, String name, Map<String, ?> intent, Runnable change) {
        OperationRun.RunningAction action = run.begin(type, name, intent);
        changing.set(true);
        try {
            change.run();
        } catch (EngineException e) {
            if (!e.unanswered()) {
                action.failed(e.getMessage());
            }
            throw e;
        }
        action.done(Map.of());
    }

    private Map<String, Object> values(int changes) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("operation", run.id().value());
        values.put("status", changes == 0 ? "UNCHANGED" : "REMOVED");
        values.put("changes", changes);
        values.put("removed", new ArrayList<>(removed));
        values.put("duration", Elapsed.seconds(begun));
        return values;
    }
}
