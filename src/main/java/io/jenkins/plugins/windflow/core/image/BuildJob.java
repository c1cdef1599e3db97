package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.compose.build.DockerfileScan;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import io.jenkins.plugins.windflow.core.job.EngineJob;
import io.jenkins.plugins.windflow.core.job.Upload;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Builds an image. The engine stops when nobody reads its output any more: so a cancellation ends the build. */
public final class BuildJob extends EngineJob {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final BuildSource source;
    private final BuildSettings settings;

    public BuildJob(Supplier<EngineLease> engines, BuildSource source, BuildSettings settings) {
        super(engines);
        this.source = source;
        this.settings = settings;
    }

    @Override
    protected OperationResult run(OperationRun run, Engine engine) throws ImageFailure {
        return switch (source) {
            case BuildSource.Archive archive -> {
                try (Upload upload = archive.upload().toldTo(run);
                        InputStream context = tar(upload)) {
                    yield build(run, engine, context, settings);
                } catch (IOException e) {
                    throw new ImageFailure(what() + ": the build context could not be read, " + e.getMessage(), e);
                }
            }
            case BuildSource.Dockerfile dockerfile ->
                build(run, engine, alone(dockerfile.text()), checked(engine.info(), dockerfile.text()));
        };
    }

    private OperationResult build(OperationRun run, Engine engine, InputStream context, BuildSettings how)
            throws ImageFailure {
        BuildLog output = new BuildLog(run::log);
        String id;
        try (ProgressStream stream = engine.build(how.request(), context)) {
            id = stream.drain(output).imageId();
        } catch (InterruptedCallException e) {
            throw e;
        } catch (EngineException e) {
            throw new ImageFailure(what() + ": " + output.reason(settings.dockerfile(), e), e);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("image", settings.name().reference());
        values.put("imageId", id.isEmpty() ? idOf(engine) : id);
        return OperationResult.succeeded(values);
    }

    private String idOf(Engine engine) {
        return engine.getJson(EnginePath.of("images", settings.name().reference(), "json"), Map.of())
                .path("Id")
                .asText();
    }

    private String what() {
        return "The image " + settings.name() + " could not be built";
    }

    private static InputStream tar(InputStream upload) throws IOException {
        BufferedInputStream begun = new BufferedInputStream(upload);
        begun.mark(ZIP.length);
        byte[] first = begun.readNBytes(ZIP.length);
        begun.reset();
        return Arrays.equals(first, ZIP) ? new ZipContext().tar(begun) : begun;
    }

    /** Finds what the engine's builder cannot do before it begins; gives the build its arguments about platforms. */
    private BuildSettings checked(EngineInfo engine, String dockerfile) throws ImageFailure {
        String own = engine.os() + "/" + engine.architecture();
        DockerfileScan scan = DockerfileScan.of(
                "Dockerfile",
                dockerfile,
                settings.arguments(),
                own,
                settings.platform().orElse(own),
                engine::apiAtLeast);
        if (!scan.problems().isEmpty()) {
            throw new ImageFailure(what() + ": " + String.join(" ", scan.problems()), null);
        }
        return settings.withArguments(scan.arguments());
    }

    private InputStream alone(String dockerfile) {
        byte[] text = dockerfile.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(settings.dockerfile());
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new IllegalStateException("An archive in memory can be written.", e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
