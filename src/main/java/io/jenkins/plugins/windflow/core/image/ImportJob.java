package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import io.jenkins.plugins.windflow.core.job.EngineJob;
import io.jenkins.plugins.windflow.core.job.LayerProgress;
import io.jenkins.plugins.windflow.core.job.Upload;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes an image of one layer from an uploaded root file system, packed or not. */
public final class ImportJob extends EngineJob {
    private final Upload rootFileSystem;
    private final ImageName name;
    private final List<String> changes;

    /**
     * @param name with a tag
     * @param changes lines of a Dockerfile for its settings: {@code CMD ["/bin/sh"]}
     */
    public ImportJob(Supplier<EngineLease> engines, Upload rootFileSystem, ImageName name, List<String> changes) {
        super(engines);
        this.rootFileSystem = rootFileSystem;
        this.name = name;
        this.changes = List.copyOf(changes);
    }

    @Override
    protected OperationResult run(OperationRun run, Engine engine) throws ImageFailure {
        try (Upload tar = rootFileSystem.toldTo(run);
                ProgressStream stream =
                        engine.importImage(name.repository(), name.tag().orElseThrow(), changes, tar)) {
            stream.drain(new LayerProgress(run));
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("image", name.reference());
            values.put(
                    "imageId",
                    engine.getJson(EnginePath.of("images", name.reference(), "json"), Map.of())
                            .path("Id")
                            .asText());
            return OperationResult.succeeded(values);
        } catch (EngineException e) {
            throw ImageFailure.of("The image " + name + " could not be imported", e);
        }
    }
}
