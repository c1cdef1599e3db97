package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.body.ContainerBody;
import io.jenkins.plugins.windflow.core.compose.plan.body.NetworkBody;
import io.jenkins.plugins.windflow.core.compose.plan.body.Parents;
import io.jenkins.plugins.windflow.core.compose.plan.body.VolumeBody;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.EngineDefaults;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An engine in memory: does what a plan says and answers what there is then. Its IDs count, so that texts with them can
 * be written down. Everything is open to be changed afterwards, as if somebody else had been at work.
 */
final class SimulatedEngine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String api;
    private final boolean podman;
    /** Containers by name; networks and volumes too; images by canonical reference. Values as inspect says them. */
    final Map<String, ObjectNode> containers = new LinkedHashMap<>();

    final Map<String, ObjectNode> networks = new LinkedHashMap<>();
    final Map<String, ObjectNode> volumes = new LinkedHashMap<>();
    final Map<String, ObjectNode> images = new LinkedHashMap<>();
    /** Images that no reference names any more but containers were made from, by ID. */
    private final Map<String, ObjectNode> formerImages = new HashMap<>();

    private int made;

    SimulatedEngine(String api, boolean podman) {
        this.api = api;
        this.podman = podman;
    }

    boolean apiAtLeast(String version) {
        return Integer.parseInt(api.substring(2)) >= Integer.parseInt(version.substring(2));
    }

    /** Puts an image under a reference, which may have named another one before. */
    void image(String reference, JsonNode config) {
        String key = ImageReference.canonical(reference);
        ObjectNode image =
                JSON.createObjectNode().put("Id", "sha256:" + hex(images.size() + formerImages.size() + 10, 64));
        image.set("Config", config);
        ObjectNode before = images.put(key, image);
        if (before != null) {
            formerImages.put(before.path("Id").asText(), before);
        }
    }

    /** Brings a project about: plans, and does what the plan says. */
    Plan deploy(Project project, PlanOptions options) throws PlanException {
        Plan plan = Planner.plan(project, observed(project), options);
        plan.images().forEach(action -> image(action.name(), SampleImages.config(action.name())));
        Plan whole = Planner.plan(project, observed(project), options);
        whole.networks().stream().filter(Plan.Action::isChange).forEach(action -> makeNetwork(project, action));
        whole.volumes().stream().filter(Plan.Action::isChange).forEach(action -> makeVolume(project, action));
        whole.containers().forEach(action -> act(project, action, options));
        return whole;
    }

    private void makeNetwork(Project project, Plan.NetworkAction action) {
        ObjectNode network = NetworkBody.of(project.networks().get(action.key()));
        network.put("Id", hex(++made, 64));
        if (!network.has("Driver")) {
            network.put("Driver", "bridge");
        }
        if (!network.has("EnableIPv6")) {
            network.put("EnableIPv6", false);
        }
        if (!network.has("IPAM")) {
            network.putObject("IPAM")
                    .put("Driver", "default")
                    .putArray("Config")
                    .addObject()
                    .put("Subnet", "172.18.0.0/16");
        }
        network.withObject("/Labels")
                .put(ComposeLabels.PROJECT, project.name().value())
                .put(ComposeLabels.NETWORK, action.key());
        networks.put(action.name(), network);
    }

    private void makeVolume(Project project, Plan.VolumeAction action) {
        ObjectNode volume = VolumeBody.of(project.volumes().get(action.key()));
        volume.set("Options", volume.has("DriverOpts") ? volume.remove("DriverOpts") : JSON.nullNode());
        if (!volume.has("Driver")) {
            volume.put("Driver", "local");
        }
        volume.withObject("/Labels")
                .put(ComposeLabels.PROJECT, project.name().value())
                .put(ComposeLabels.VOLUME, action.key());
        volumes.put(action.name(), volume);
    }

    private void act(Project project, Plan.ContainerAction action, PlanOptions options) {
        switch (action.verb()) {
            case CREATE, RECREATE -> {
                action.observed().map(ObservedContainer::name).ifPresent(containers::remove);
                containers.put(action.name(), container(project, action, options));
            }
            case REMOVE -> containers.remove(action.name());
            case START, RESTART ->
                containers
                        .get(action.observed().orElseThrow().name())
                        .withObject("/State")
                        .put("Status", "running")
                        .put("Running", true)
                        .put("ExitCode", 0);
            default -> {
                // What is kept stays as it is.
            }
        }
    }

    private ObjectNode container(Project project, Plan.ContainerAction action, PlanOptions options) {
        Service service = project.services().get(action.service());
        ObjectNode body = ContainerBody.of(project, service, action.number());
        body.withObject("/Labels")
                .put(ComposeLabels.PROJECT, project.name().value())
                .put(ComposeLabels.SERVICE, service.name())
                .put(ComposeLabels.NUMBER, Integer.toString(action.number()))
                .put(ComposeLabels.ONEOFF, "False")
                .put(ComposeLabels.WINDFLOW_HASH, options.hash().ofService(project, service));
        Parents.resolve(body, this::idOfService, this::idOfName);
        ObjectNode image = images.get(ImageReference.canonical(project.image(service)));
        return SimulatedContainer.of(this, body, image, String.format("%012d", ++made) + "0".repeat(52), action.name());
    }

    private Optional<String> idOfService(String service) {
        return first(container -> container.service().equals(service));
    }

    private Optional<String> idOfName(String name) {
        return first(container -> container.name().equals(name));
    }

    private Optional<String> first(Function<ObservedContainer, Boolean> condition) {
        return containers.values().stream()
                .map(ObservedContainer::new)
                .filter(condition::apply)
                .map(ObservedContainer::id)
                .findFirst();
    }

    ObjectNode containerWithId(String id) {
        return containers.values().stream()
                .filter(container -> container.path("Id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    String networkId(String name) {
        return networks.containsKey(name) ? networks.get(name).path("Id").asText() : "id-of-" + name;
    }

    String anonymousVolume() {
        return hex(++made, 64);
    }

    /** A number as the digits of an ID, repeated so that its beginning can be told from others'. */
    private static String hex(int number, int length) {
        return Integer.toHexString(number).repeat(length).substring(0, length);
    }

    /** What the engine says of a project. */
    ObservedStack observed(Project project) {
        Map<String, String> others = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        Map<String, ObservedContainer> ours = new LinkedHashMap<>();
        containers.values().stream().map(ObservedContainer::new).forEach(container -> {
            ids.put(container.name(), container.id());
            String owner = container.label(ComposeLabels.PROJECT);
            if (owner.equals(project.name().value())) {
                ours.put(container.name(), container);
            } else {
                others.put(container.name(), owner);
            }
        });
        return new ObservedStack(
                ours.values().stream().toList(),
                others,
                ids,
                mapped(networks, network -> new ObservedNetwork(withUsers(network))),
                mapped(volumes, ObservedVolume::new),
                observedImages(),
                api,
                podman,
                new EngineDefaults("runc", "host", true, "json-file"));
    }

    private Map<String, ObservedImage> observedImages() {
        Map<String, ObservedImage> observed = mapped(images, ObservedImage::new);
        images.values().forEach(image -> observed.put(image.path("Id").asText(), new ObservedImage(image)));
        formerImages.forEach((id, image) -> observed.put(id, new ObservedImage(image)));
        return observed;
    }

    private ObjectNode withUsers(ObjectNode network) {
        ObjectNode result = network.deepCopy();
        ObjectNode users = result.withObject("/Containers");
        String name = network.path("Name").asText();
        containers.values().stream()
                .filter(container -> container.path("State").path("Running").asBoolean())
                .filter(container ->
                        container.path("NetworkSettings").path("Networks").has(name))
                .forEach(container -> users.putObject(container.path("Id").asText()));
        return result;
    }

    private static <T> Map<String, T> mapped(Map<String, ObjectNode> nodes, Function<ObjectNode, T> observed) {
        Map<String, T> result = new HashMap<>();
        nodes.forEach((name, node) -> result.put(name, observed.apply(node)));
        return result;
    }
}
