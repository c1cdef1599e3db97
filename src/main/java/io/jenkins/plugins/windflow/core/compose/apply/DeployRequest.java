package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A project that is to be brought about on an engine.
 *
 * @param engine leases the engine; called when the work begins
 * @param files the files of build contexts; {@link BuildFiles#NONE} when there are none
 * @param patience how long an engine may be away in the middle of the work
 * @param fixed images that must be exactly these, whatever the policies say; none as a rule
 * @param witness hears which images run before any container is touched
 */
public record DeployRequest(
        Supplier<EngineLease> engine,
        Project project,
        DeployOptions options,
        BuildFiles files,
        Controller controller,
        Duration patience,
        List<ImageIdentity> fixed,
        DeployWitness witness) {
    /** Keeps an unmodifiable copy. */
    public DeployRequest {
        fixed = List.copyOf(fixed);
    }

    /** Every image by its service's policy, and nobody who hears of it. */
    public DeployRequest(
            Supplier<EngineLease> engine,
            Project project,
            DeployOptions options,
            BuildFiles files,
            Controller controller,
            Duration patience) {
        this(engine, project, options, files, controller, patience, List.of(), DeployWitness.NONE);
    }

    /** The same with the usual patience of a minute. */
    public DeployRequest(
            Supplier<EngineLease> engine,
            Project project,
            DeployOptions options,
            BuildFiles files,
            Controller controller) {
        this(engine, project, options, files, controller, EngineReturn.PATIENCE);
    }

    /** With images that must be exactly these. */
    public DeployRequest withFixed(List<ImageIdentity> images) {
        return new DeployRequest(engine, project, options, files, controller, patience, images, witness);
    }

    /** With somebody who hears which images run. */
    public DeployRequest withWitness(DeployWitness listener) {
        return new DeployRequest(engine, project, options, files, controller, patience, fixed, listener);
    }

    @Override
    public String toString() {
        return "deployment of " + project.name();
    }
}
