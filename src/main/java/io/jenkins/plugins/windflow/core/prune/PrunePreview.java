package io.jenkins.plugins.windflow.core.prune;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.network.NetworkSummary;
import io.jenkins.plugins.windflow.core.network.Networks;
import io.jenkins.plugins.windflow.core.usage.Endpoint;
import io.jenkins.plugins.windflow.core.usage.Usage;
import io.jenkins.plugins.windflow.core.usage.UsingContainer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a prune would remove if it were done now. What becomes unused because containers go is counted in. The engine looks
 * once more when it is done for real, so what came into use meanwhile stays.
 *
 * @param items in the order in which they go
 */
public record PrunePreview(List<Doomed> items) {
    /** Bytes that would become free, as far as they are known. */
    public long bytes() {
        return items.stream().mapToLong(item -> Math.max(0, item.bytes())).sum();
    }

    /** Asks the engine, which counts the files of all containers and volumes for it when their sizes are wanted. */
    public static PrunePreview look(Engine engine, PruneOrder order) {
        return new Looking(engine, order).preview();
    }

    private static final class Looking {
        private static final String NOTHING = "<none>";

        private final Engine engine;
        private final PruneOrder order;
        private final List<Doomed> items = new ArrayList<>();
        private final Set<String> going = new HashSet<>();
        private JsonNode usage;

        Looking(Engine engine, PruneOrder order) {
            this.engine = engine;
            this.order = order;
        }

        PrunePreview preview() {
            usage = engine.getSlowly("/system/df", onlyWanted());
            JsonNode listed = engine.getJson("/containers/json", Map.of("all", "1"));
            if (order.containers()) {
                containers();
            }
            if (order.networks()) {
                networks(Usage.of(listed));
            }
            if (order.volumes() != PruneOrder.Volumes.NONE) {
                volumes(listed);
            }
            if (order.images() != PruneOrder.Images.NONE) {
                images(listed);
            }
            if (order.buildCache()) {
                buildCache();
            }
            return new PrunePreview(List.copyOf(items));
        }

        /** Newer engines need not count what is not asked for. */
        private Map<String, String> onlyWanted() {
            if (!engine.info().apiAtLeast("1.42") || order.containers() || order.buildCache()) {
                return Map.of();
            }
            return order.volumes() == PruneOrder.Volumes.NONE
                    ? Map.of("type", "image")
                    : order.images() == PruneOrder.Images.NONE ? Map.of("type", "volume") : Map.of();
        }

        private void containers() {
            for (JsonNode container : usage.path("Containers")) {
                String state = container.path("State").asText();
                boolean idle = state.equals("exited") || state.equals("created") || state.equals("dead");
                if (idle && !isHelper(container)) {
                    String id = container.path("Id").asText();
                    going.add(id);
                    String name = container.path("Names").path(0).asText().replaceFirst("^/", "");
                    String note = container.path("Status").asText("");
                    add(
                            Doomed.Kind.CONTAINER,
                            id,
                            name,
                            container.path("SizeRw").asLong(0),
                            note);
                }
            }
        }

        private static boolean isHelper(JsonNode container) {
            return container.path("Labels").path(ComposeLabels.ROLE).asText("").equals(Usage.HELPER);
        }

        private void networks(Usage users) {
            for (NetworkSummary network : new Networks(engine).list(users)) {
                boolean used =
                        network.endpoints().stream().map(Endpoint::container).anyMatch(UsingContainer::runs);
                if (!used && !network.builtIn() && network.scope().equals("local")) {
                    add(Doomed.Kind.NETWORK, network.id(), network.name(), 0, orphans(network));
                }
            }
        }

        /** Engines remove a network that stopped containers are in, which cannot start any more then. */
        private String orphans(NetworkSummary network) {
            String names = network.endpoints().stream()
                    .map(Endpoint::container)
                    .filter(container -> !going.contains(container.id()))
                    .map(UsingContainer::name)
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "" : "cannot start without it any more: " + names;
        }

        private void volumes(JsonNode listed) {
            Set<String> used = new HashSet<>();
            for (JsonNode container : listed) {
                if (!going.contains(container.path("Id").asText())) {
                    container
                            .path("Mounts")
                            .forEach(mount -> used.add(mount.path("Name").asText("")));
                }
            }
            boolean all = order.volumes() == PruneOrder.Volumes.ALL;
            for (JsonNode volume : usage.path("Volumes")) {
                String name = volume.path("Name").asText();
                boolean local = volume.path("Scope").asText("local").equals("local");
                if (!used.contains(name) && local && (all || AnonymousVolumes.has(engine.info(), volume))) {
                    String stack =
                            volume.path("Labels").path(ComposeLabels.PROJECT).asText("");
                    long size = volume.path("UsageData").path("Size").asLong(-1);
                    add(Doomed.Kind.VOLUME, name, name, size, stack.isEmpty() ? "" : "belongs to the stack " + stack);
                }
            }
        }

        private void images(JsonNode listed) {
            Set<String> used = new HashSet<>();
            for (JsonNode container : listed) {
                if (!going.contains(container.path("Id").asText())) {
                    used.add(container.path("ImageID").asText());
                }
            }
            boolean all = order.images() == PruneOrder.Images.ALL;
            for (JsonNode image : usage.path("Images")) {
                String id = image.path("Id").asText();
                List<String> names = names(image.path("RepoTags"));
                if (!used.contains(id) && (all || names.isEmpty())) {
                    long shared = Math.max(0, image.path("SharedSize").asLong(0));
                    String name = names.isEmpty() ? shortId(id) : String.join(", ", names);
                    add(Doomed.Kind.IMAGE, id, name, image.path("Size").asLong() - shared, "");
                }
            }
        }

        private static List<String> names(JsonNode tags) {
            List<String> names = new ArrayList<>();
            tags.forEach(tag -> names.add(tag.asText()));
            names.removeIf(name -> name.startsWith(NOTHING));
            return names;
        }

        private static String shortId(String id) {
            String digits = id.replaceFirst("^sha256:", "");
            return digits.substring(0, Math.min(12, digits.length()));
        }

        private void buildCache() {
            for (JsonNode entry : usage.path("BuildCache")) {
                if (!entry.path("InUse").asBoolean() && !entry.path("Shared").asBoolean()) {
                    String id = entry.path("ID").asText();
                    String name = entry.path("Description").asText(id);
                    add(Doomed.Kind.BUILD_CACHE, id, name, entry.path("Size").asLong(), "");
                }
            }
        }

        private void add(Doomed.Kind kind, String id, String name, long bytes, String note) {
            items.add(new Doomed(kind, id, name, bytes, note));
        }
    }
}
