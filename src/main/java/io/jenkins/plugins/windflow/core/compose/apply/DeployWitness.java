package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import java.util.Map;

/** Hears of a deployment once its images are there, before any container is touched. */
@FunctionalInterface
public interface DeployWitness {
    /** Hears nothing. */
    DeployWitness NONE = (operation, images) -> {};

    /**
     * The deployment knows what it will run; also told when nothing has to change.
     *
     * @param images of the services, by service; an image that the engine does not have any more is left out
     * @throws java.io.UncheckedIOException when this cannot be kept: the deployment then fails before it touches anything
     */
    void images(OperationId operation, Map<String, ImageIdentity> images);
}
