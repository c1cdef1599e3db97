package io.jenkins.plugins.windflow.core.prune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.image.RemovedImages;
import io.jenkins.plugins.windflow.core.job.EngineJob;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.usage.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Removes what is not used, in the order of {@code docker system prune}, and says what went. Containers by which Windflow
 * reaches into volumes are spared.
 */
public final class PruneJob extends EngineJob {
    private final PruneOrder order;

    public PruneJob(Supplier<EngineLease> engines, PruneOrder order) {
        super(engines);
        this.order = order;
    }

    @Override
    protected OperationResult run(OperationRun run, Engine engine) throws InterruptedException {
        return new Pruning(run, engine).prune();
    }

    /** One prune. */
    private final class Pruning {
        private final OperationRun run;
        private final Engine engine;
        private final List<String> removed = new ArrayList<>();
        private long bytes;

        Pruning(OperationRun run, Engine engine) {
            this.run = run;
            this.engine = engine;
        }

        OperationResult prune() throws InterruptedException {
            if (order.containers()) {
                containers();
            }
            run.checkCancelled();
            if (order.networks()) {
                ask("networks", "/networks/prune", Map.of(), "NetworksDeleted");
            }
            run.checkCancelled();
            if (order.volumes() != PruneOrder.Volumes.NONE) {
                volumes();
            }
            run.checkCancelled();
            if (order.images() != PruneOrder.Images.NONE) {
                images();
            }
            run.checkCancelled();
            if (order.buildCache()) {
                ask("buildCache", "/build/prune", Map.of("all", "1"), "CachesDeleted");
            }
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("removed", removed);
            values.put("bytes", bytes);
            return OperationResult.succeeded(values);
        }

        private void containers() {
            ObjectNode filters = JsonNodeFactory.instance.objectNode();
            filters.putArray("label!").add(ComposeLabels.ROLE + "=" + Usage.HELPER);
            ask("containers", "/containers/prune", Map.of("filters", filters.toString()), "ContainersDeleted");
        }

        private void volumes() {
            boolean marked = engine.info().apiAtLeast(AnonymousVolumes.MARKED_SINCE);
            if (order.volumes() == PruneOrder.Volumes.ANONYMOUS && !marked) {
                generatedVolumes();
                return;
            }
            Map<String, String> query = order.volumes() == PruneOrder.Volumes.ALL && marked
                    ? Map.of("filters", "{\"all\":[\"true\"]}")
                    : Map.of();
            ask("volumes", "/volumes/prune", query, "VolumesDeleted");
        }

        /** Older engines know only all of them: here they go one by one. */
        private void generatedVolumes() {
            List<String> gone = new ArrayList<>();
            JsonNode unused = engine.getJson("/volumes", Map.of("filters", "{\"dangling\":[\"true\"]}"));
            for (JsonNode volume : unused.path("Volumes")) {
                String name = volume.path("Name").asText();
                if (AnonymousVolumes.has(engine.info(), volume) && removeVolume(name)) {
                    gone.add(name);
                }
            }
            note("volumes", gone);
        }

        private boolean removeVolume(String name) {
            try {
                engine.delete(EnginePath.of("volumes", name), Map.of());
                return true;
            } catch (EngineException e) {
                if (e.kind() == EngineException.Kind.CONFLICT || e.kind() == EngineException.Kind.NOT_FOUND) {
                    run.log("The volume " + name + " stays: " + e.getMessage());
                    return false;
                }
                throw e;
            }
        }

        private void images() {
            boolean all = order.images() == PruneOrder.Images.ALL;
            // Engines take "not only dangling ones" for all.
            String filters = "{\"dangling\":[\"" + !all + "\"]}";
            JsonNode answer = engine.postJson("/images/prune", Map.of("filters", filters), null);
            RemovedImages images = RemovedImages.of(answer.path("ImagesDeleted"));
            note("untagged", images.untagged());
            note("images", images.deleted());
            free(answer);
        }

        private void ask(String kind, String path, Map<String, String> query, String list) {
            JsonNode answer = engine.postJson(path, query, null);
            List<String> gone = new ArrayList<>();
            answer.path(list).forEach(name -> gone.add(name.asText()));
            note(kind, gone);
            free(answer);
        }

        private void note(String kind, List<String> gone) {
            gone.forEach(name -> removed.add(kind + " " + name));
            gone.forEach(name -> run.log("Removed from " + kind + ": " + name));
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("names", gone);
            run.report("removed", kind, facts);
        }

        private void free(JsonNode answer) {
            bytes += answer.path("SpaceReclaimed").asLong(0);
        }
    }
}
