package io.jenkins.plugins.windflow.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.ImagePull;
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
import java.util.Optional;
import java.util.function.Supplier;

/** Pulls an image. The engine stops when nobody reads its progress any more: so a cancellation ends the pull. */
public final class PullJob extends EngineJob {
    private final ImageName image;
    private final String platform;
    private final RegistryAuth auth;

    /**
     * @param platform for example {@code linux/arm64}, or null for the engine's own
     * @param auth who pulls, or null for nobody in particular
     */
    public PullJob(Supplier<EngineLease> engines, ImageName image, String platform, RegistryAuth auth) {
        super(engines);
        this.image = image;
        this.platform = platform;
        this.auth = auth;
    }

    @Override
    protected OperationResult run(OperationRun run, Engine engine) throws ImageFailure {
        if (auth != null) {
            run.protect(List.of(auth.password()));
        }
        Optional<String> before = id(engine);
        run.log("Pulling " + image + ".");
        try (ProgressStream stream = engine.pull(new ImagePull(image.reference(), platform, auth))) {
            String digest = stream.drain(new LayerProgress(run)).digest();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("image", image.reference());
            values.put("imageId", id(engine).orElse(""));
            values.put("digest", digest);
            values.put("changed", !id(engine).equals(before));
            return OperationResult.succeeded(values);
        } catch (EngineException e) {
            throw ImageFailure.of("The image " + image + " could not be pulled", e);
        }
    }

    private Optional<String> id(Engine engine) {
        try {
            JsonNode inspect = engine.getJson(EnginePath.of("images", image.reference(), "json"), Map.of());
            return Optional.of(inspect.path("Id").asText());
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
