package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stops and removes a project, by its labels alone: no file is needed. Containers go first, dependent ones before those
 * they depend on, then the networks, and the named volumes when that is asked for. Nothing is taken back; a cancellation
 * stops between two containers, and the next down goes on.
 */
public final class DownWork implements OperationWork {
    private final Supplier<EngineLease> lease;
    private final String project;
    private final boolean volumes;
    private final boolean removeOrphans;

    /**
     * @param volumes whether the project's named volumes, and the anonymous ones of its containers, are removed too
     * @param removeOrphans whether the containers of {@code docker compose run} are removed too
     */
    public DownWork(Supplier<EngineLease> lease, String project, boolean volumes, boolean removeOrphans) {
        this.lease = lease;
        this.project = project;
        this.volumes = volumes;
        this.removeOrphans = removeOrphans;
    }

    @Override
    public Optional<String> engineId() {
        try (EngineLease engine = lease.get()) {
            return Optional.of(engine.engine().info().id());
        }
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        try (EngineLease engine = lease.get()) {
            return new Down(new StackEngine(engine.engine()), run).run();
        }
    }

    private final class Down {
        private final StackEngine engine;
        private final OperationRun run;
        private final long begun = System.nanoTime();
        private final Abort abort = new Abort();
        private final List<String> removed = new ArrayList<>();
        private int resources;

        private Down(StackEngine engine, OperationRun run) {
            this.engine = engine;
            this.run = run;
        }

        private OperationResult run() throws Exception {
            run.phase("down");
            try {
                List<ObservedContainer> containers = containers();
                for (List<ObservedContainer> level : DownOrder.levels(containers)) {
                    removeAll(level);
                }
                removeNetworks();
                if (volumes) {
                    removeVolumes();
                }
            } catch (InterruptedException | InterruptedCallException e) {
                String sentence = "The down of " + project + " was cancelled by " + run.cancelledBy()
                        + " after removing " + (removed.isEmpty() ? "nothing" : String.join(", ", removed)) + ".";
                throw new OperationFailure(
                        removed.isEmpty() ? OperationState.CANCELLED : OperationState.FAILED, sentence, e);
            }
            int changes = removed.size() + resources;
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
                        .filter(container -> removeOrphans || !container.oneOff())
                        .ifPresent(containers::add);
            }
            return containers;
        }

        private void removeAll(List<ObservedContainer> level) throws Exception {
            Tasks tasks = new Tasks(run, abort, false);
            for (ObservedContainer container : level) {
                tasks.start("down", () -> {
                    remove(container);
                    return null;
                });
            }
            tasks.join();
        }

        private void remove(ObservedContainer container) {
            OperationRun.RunningAction action =
                    run.begin("container.remove", container.name(), Map.of("id", container.id()));
            try {
                stop(container);
                engine.removeContainer(container.id(), volumes);
                if (volumes) {
                    removeAnonymousVolumes(container);
                }
                action.done(Map.of());
            } catch (EngineException e) {
                action.failed(e.getMessage());
                throw e;
            }
            synchronized (removed) {
                removed.add(container.name());
            }
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

        private void removeNetworks() throws InterruptedException {
            for (JsonNode network : engine.networks(project)) {
                run.checkCancelled();
                String name = network.path("Name").asText();
                OperationRun.RunningAction action = run.begin(
                        "network.remove", name, Map.of("id", network.path("Id").asText()));
                try {
                    engine.removeNetwork(network.path("Id").asText());
                    action.done(Map.of());
                    resources++;
                    run.log("Removed the network " + name + ".");
                } catch (EngineException e) {
                    action.failed(e.getMessage());
                    if (!isInUse(network.path("Id").asText())) {
                        throw e;
                    }
                    run.log("Warning: the network " + name + " is kept, because it is still in use: " + e.getMessage());
                }
            }
        }

        /** Engines refuse with different codes; whether somebody is on the network is what counts. */
        private boolean isInUse(String network) {
            return engine.network(network)
                    .map(inspect -> !inspect.path("Containers").isEmpty())
                    .orElse(false);
        }

        private void removeVolumes() throws InterruptedException {
            for (JsonNode volume : engine.volumes(project)) {
                run.checkCancelled();
                String name = volume.path("Name").asText();
                OperationRun.RunningAction action = run.begin("volume.remove", name, Map.of());
                try {
                    engine.removeVolume(name);
                    action.done(Map.of());
                } catch (EngineException e) {
                    action.failed(e.getMessage());
                    throw e;
                }
                resources++;
                run.log("Removed the volume " + name + ".");
            }
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
}
