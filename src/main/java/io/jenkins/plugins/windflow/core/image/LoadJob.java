package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressEvent;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import io.jenkins.plugins.windflow.core.job.EngineJob;
import io.jenkins.plugins.windflow.core.job.LayerProgress;
import io.jenkins.plugins.windflow.core.job.Upload;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads the images of an uploaded archive, as {@code docker save} writes them, packed or not. */
public final class LoadJob extends EngineJob {
    private static final Pattern LOADED = Pattern.compile("Loaded image(?: ID)?: (\\S+)");

    private final Upload archive;

    public LoadJob(Supplier<EngineLease> engines, Upload archive) {
        super(engines);
        this.archive = archive;
    }

    @Override
    protected OperationResult run(OperationRun run, Engine engine) throws ImageFailure {
        List<String> loaded = new ArrayList<>();
        try (Upload tar = archive.toldTo(run);
                ProgressStream stream = engine.load(tar)) {
            stream.drain(new LayerProgress(run).andThen(event -> note(event, loaded)));
        } catch (EngineException e) {
            throw ImageFailure.of("The archive could not be loaded", e);
        }
        if (loaded.isEmpty()) {
            throw new ImageFailure(
                    "The engine found no image in the archive: send what docker save has written; a root file system is"
                            + " imported instead.",
                    null);
        }
        return OperationResult.succeeded(Map.of("images", loaded));
    }

    private static void note(ProgressEvent event, List<String> loaded) {
        event.text().lines().map(LOADED::matcher).filter(Matcher::find).forEach(found -> loaded.add(found.group(1)));
    }
}
