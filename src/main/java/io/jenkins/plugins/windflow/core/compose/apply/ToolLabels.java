package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import java.util.stream.Collectors;

/** Adds the labels by which {@code docker compose} and Windflow find what belongs to a stack. */
final class ToolLabels {
    /** Version of the labels' form: the release of {@code docker compose} that they were compared with. */
    private static final String FORM = "2.26.1";

    private final Project project;
    private final Controller controller;
    private final OperationId operation;

    ToolLabels(Project project, Controller controller, OperationId operation) {
        this.project = project;
        this.controller = controller;
        this.operation = operation;
    }

    void addTo(ObjectNode body, Service service, int number, String imageId) {
        String hash = controller.hash().ofService(project, service);
        ObjectNode labels = common(body, hash, "service");
        labels.put(ComposeLabels.SERVICE, service.name());
        labels.put(ComposeLabels.NUMBER, Integer.toString(number));
        labels.put(ComposeLabels.ONEOFF, "False");
        labels.put(ComposeLabels.IMAGE, imageId);
        labels.put(
                ComposeLabels.DEPENDS_ON,
                service.dependencies().values().stream()
                        .map(dependency -> dependency.service() + ":"
                                + dependency.condition().key() + ":" + dependency.restart())
                        .collect(Collectors.joining(",")));
        labels.put(ComposeLabels.CONFIG_FILES, String.join(",", project.files()));
        labels.put(ComposeLabels.WORKING_DIR, project.directory().orElse(""));
    }

    void addTo(ObjectNode body, Network network) {
        String hash = controller.hash().ofSettings(body);
        common(body, hash, "network").put(ComposeLabels.NETWORK, network.key());
    }

    void addTo(ObjectNode body, Volume volume) {
        String hash = controller.hash().ofSettings(body);
        common(body, hash, "volume").put(ComposeLabels.VOLUME, volume.key());
    }

    private ObjectNode common(ObjectNode body, String hash, String role) {
        ObjectNode labels = body.withObject("/Labels");
        labels.put(ComposeLabels.PROJECT, project.name().value());
        labels.put(ComposeLabels.VERSION, FORM);
        labels.put(ComposeLabels.CONFIG_HASH, hash);
        labels.put(ComposeLabels.CONTROLLER, controller.id());
        labels.put(ComposeLabels.OPERATION, operation.value());
        labels.put(ComposeLabels.WINDFLOW_HASH, hash);
        labels.put(ComposeLabels.ROLE, role);
        return labels;
    }
}
