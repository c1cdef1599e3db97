package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A project that is to be brought about on an engine.
 *
 * @param engine leases the engine; called when the work begins
 * @param files the files of build contexts; {@link BuildFiles#NONE} when there are none
 * @param patience how long an engine may be away in the middle of the work
 */
public record DeployRequest(
        Supplier<EngineLease> engine,
        Project project,
        DeployOptions options,
        BuildFiles files,
        Controller controller,
        Duration patience) {
    /** With the usual patience of a minute. */
    public DeployRequest(
            Supplier<EngineLease> engine,
            Project project,
            DeployOptions options,
            BuildFiles files,
            Controller controller) {
        this(engine, project, options, files, controller, EngineReturn.PATIENCE);
    }

    @Override
    public String toString() {
        return "deployment of " + project.name();
    }
}
