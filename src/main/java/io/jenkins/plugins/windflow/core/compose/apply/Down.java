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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One removal of a project: side by side whatever does not depend on each other. */
final class Down {
    private final StackEngine engine;
    private final OperationRun run;
    private final String project;
    private final boolean volumes;
    private final boolean oneOffs;
    private final long begun = System.nanoTime();
    private final Abort abort = new Abort();
    private final List<String> removed = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger resources = new AtomicInteger();

    /**
     * @param volumes whether volumes are removed too
     * @param oneOffs whether the containers of {@code docker compose run} are removed too
     */
    Down(StackEngine engine, OperationRun run, String project, boolean volumes, boolean oneOffs) {
        this.engine = engine;
        this.run = run;
        this.project = project;
        this.volumes = volumes;
        this.oneOffs = oneOffs;
    }

    OperationResult run() throws Exception {
        run.phase("down");
        try {
            removeContainers(containers());
            removeNetworks();
            if (volumes) {
                removeVolumes();
            }
        } catch (InterruptedException | InterruptedCallException e) {
            String sentence = "The down of " + project + " was cancelled by " + run.cancelledBy() + " after removing "
                    + (removed.isEmpty() ? "nothing" : String.join(", ", removed)) + ".";
            throw new OperationFailure(
                    removed.isEmpty() ? OperationState.CANCELLED : OperationState.FAILED, sentence, e);
        }
        int changes = removed.size() + resources.get();
        run.log(
                changes == 0
                        ? "There was nothing to remove."
                        : "Removed the project " + project + " in " + Elapsed.since(begun) + ".");
        return OperationResult.succeeded(values(changes));
    }

    private List<ObservedContainer> containers() {
        List<ObservedContainer> containers = new ArrayList<>();
        for (JsonNode summary : engine.containers(project)) {
            engine.container(summary.path("Id").asText())
                    .map(ObservedContainer::new)
                    .filter(container -> oneOffs || !container.oneOff())
                    .ifPresent(containers::add);
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
        journalled("container.remove", container.name(), Map.of("id", container.id()), () -> {
            stop(container);
            engine.removeContainer(container.id(), volumes);
            if (volumes) {
                removeAnonymousVolumes(container);
            }
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
    private void removeAnonymousVolumes(ObservedContainer container) {
        for (String volume : container.anonymousVolumes()) {
            try {
                engine.removeVolume(volume);
            } catch (EngineException e) {
                // Somebody else uses it as well.
                if (e.kind() != EngineException.Kind.CONFLICT) {
                    throw e;
                }
            }
        }
    }

    private void removeNetworks() throws Exception {
        Tasks tasks = Tasks.changes(run, abort);
        for (JsonNode network : engine.networks(project)) {
            String id = network.path("Id").asText();
            tasks.start("down", () -> removeNetwork(id, network.path("Name").asText()));
        }
        tasks.join();
    }

    private void removeNetwork(String id, String name) {
        try {
            journalled("network.remove", name, Map.of("id", id), () -> engine.removeNetwork(id));
        } catch (EngineException e) {
            if (!isInUse(id)) {
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
        for (JsonNode volume : engine.volumes(project)) {
            tasks.start("down", () -> removeVolume(volume.path("Name").asText()));
        }
        tasks.join();
    }

    private void removeVolume(String name) {
        journalled("volume.remove", name, Map.of(), () -> engine.removeVolume(name));
        resources.incrementAndGet();
        run.log("Removed the volume " + name + ".");
    }

    /** Makes a change with its journal entries around it. */
    private void journalled(String type, String name, Map<String, ?> intent, Runnable change) {
        OperationRun.RunningAction action = run.begin(type, name, intent);
        try {
            change.run();
        } catch (EngineException e) {
            action.failed(e.getMessage());
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
