package io.jenkins.plugins.windflow.core.volume;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.job.EngineJob;
import io.jenkins.plugins.windflow.core.job.Upload;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.usage.UsingContainer;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Copies a volume into a new one, with owners, permissions, times, hard and symbolic links. The new one is removed again
 * when that fails or is cancelled.
 */
public final class CloneJob extends EngineJob {
    /** The label with the name of the volume that a clone was made from. */
    public static final String CLONED_FROM = ComposeLabels.WINDFLOW_PREFIX + "cloned-from";

    private final String controller;
    private final String source;
    private final NewVolume target;

    /** @param controller id of this controller */
    public CloneJob(Supplier<EngineLease> engines, String controller, String source, NewVolume target) {
        super(engines);
        this.controller = controller;
        this.source = source;
        this.target = target;
    }

    @Override
    protected OperationResult run(OperationRun run, Engine engine) throws Exception {
        Volumes volumes = new Volumes(engine);
        warnOfWriters(run, volumes.get(source));
        volumes.create(labelled());
        try {
            long bytes = copy(run, engine);
            run.log("The volume " + target.name() + " has everything that " + source + " has.");
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("volume", target.name());
            values.put("bytes", bytes);
            return OperationResult.succeeded(values);
        } catch (Exception e) {
            run.shielded(() -> {
                volumes.remove(target.name(), true);
                return null;
            });
            throw e;
        }
    }

    private NewVolume labelled() {
        Map<String, String> labels = new LinkedHashMap<>(target.labels());
        labels.put(CLONED_FROM, source);
        labels.put(ComposeLabels.CONTROLLER, controller);
        return new NewVolume(target.name(), target.driver(), target.options(), labels);
    }

    private static void warnOfWriters(OperationRun run, VolumeSummary source) {
        List<String> running = source.containers().stream()
                .filter(UsingContainer::runs)
                .map(UsingContainer::name)
                .toList();
        if (!running.isEmpty()) {
            run.log("The volume is in use by " + String.join(", ", running)
                    + ": what they write meanwhile may be copied by halves. Stop them first where that matters.");
        }
    }

    private long copy(OperationRun run, Engine engine) throws Exception {
        try (VolumeAccess from = VolumeAccess.open(engine, controller, source, true);
                VolumeAccess to = VolumeAccess.open(engine, controller, target.name(), false);
                InputStream tar = from.tar();
                Upload passing = new Upload(tar, -1).toldTo(run)) {
            to.unpack(passing);
            return passing.count();
        }
    }
}
