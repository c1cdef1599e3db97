package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.RegistryAuth;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import io.jenkins.plugins.windflow.core.job.EngineJob;
import io.jenkins.plugins.windflow.core.job.LayerProgress;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Pushes an image to the registry in its name. */
public final class PushJob extends EngineJob {
    private final ImageName image;
    private final RegistryAuth auth;

    /**
     * @param image with a tag
     * @param auth who pushes, or null for nobody in particular
     */
    public PushJob(Supplier<EngineLease> engines, ImageName image, RegistryAuth auth) {
        super(engines);
        this.image = image;
        this.auth = auth;
    }

    @Override
    protected OperationResult run(OperationRun run, Engine engine) throws ImageFailure {
        if (auth != null) {
            run.protect(List.of(auth.password()));
        }
        run.log("Pushing " + image + ".");
        try (ProgressStream stream = engine.push(image.repository(), image.tag().orElseThrow(), auth)) {
            String digest = stream.drain(new LayerProgress(run)).digest();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("image", image.reference());
            values.put("digest", digest);
            return OperationResult.succeeded(values);
        } catch (EngineException e) {
            throw ImageFailure.of("The image " + image + " could not be pushed", e);
        }
    }
}
