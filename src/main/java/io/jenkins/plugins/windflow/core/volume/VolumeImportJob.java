package io.jenkins.plugins.windflow.core.volume;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.job.EngineJob;
import io.jenkins.plugins.windflow.core.job.Upload;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Unpacks an uploaded archive in a volume that is there. What was in the volume stays, files of the same name do not. */
public final class VolumeImportJob extends EngineJob {
    private final String controller;
    private final String volume;
    private final Upload archive;

    /**
     * @param controller id of this controller
     * @param archive a tar archive, packed with gzip, bzip2 or xz, or not at all
     */
    public VolumeImportJob(Supplier<EngineLease> engines, String controller, String volume, Upload archive) {
        super(engines);
        this.controller = controller;
        this.volume = volume;
        this.archive = archive;
    }

    @Override
    protected OperationResult run(OperationRun run, Engine engine) throws Exception {
        try (Upload tar = archive.toldTo(run);
                VolumeAccess access = VolumeAccess.open(engine, controller, volume, false)) {
            access.unpack(tar);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("volume", volume);
            values.put("bytes", tar.count());
            return OperationResult.succeeded(values);
        } catch (InterruptedCallException e) {
            throw e;
        } catch (EngineException e) {
            throw new EngineException(
                    e.kind(),
                    e.status(),
                    "The archive could not be unpacked in the volume " + volume + ", which may have a part of it now: "
                            + e.getMessage(),
                    e);
        }
    }
}
