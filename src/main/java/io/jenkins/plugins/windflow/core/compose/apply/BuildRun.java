package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.build.DockerfileScan;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import io.jenkins.plugins.windflow.core.compose.model.BuildOptions;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.ImagePlatform;
import io.jenkins.plugins.windflow.core.docker.ImageBuild;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import io.jenkins.plugins.windflow.core.image.BuildLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** One build of an image. It ends when its thread is interrupted: the engine stops when nobody reads any more. */
final class BuildRun {
    private final Context context;
    private final String image;
    private final Service service;
    private final PreparedBuild prepared;
    private final BuildLog output;

    BuildRun(Context context, String image, Service service, PreparedBuild prepared) {
        this.context = context;
        this.image = image;
        this.service = service;
        this.prepared = prepared;
        this.output = new BuildLog(line -> context.run().log("  " + image + " | " + line));
    }

    void build() throws IOException, ImageFailure {
        try (InputStream files = files();
                ProgressStream stream = context.engine().engine().build(request(), files)) {
            stream.drain(output);
        } catch (InterruptedCallException e) {
            throw e;
        } catch (EngineException e) {
            throw ImageFailure.building(image, output.reason(PreparedBuild.title(prepared.build()), e), e);
        }
        checkPlatform();
    }

    /** Docker 20.10 takes a base image of any platform that it has under the name. */
    private void checkPlatform() throws ImageFailure {
        Optional<String> asked = prepared.build().platform().or(service::platform);
        Optional<JsonNode> built = context.engine().image(image);
        if (asked.isPresent() && built.isPresent() && !ImagePlatform.matches(built.get(), asked.get())) {
            throw ImageFailure.building(
                    image,
                    "it came out for " + ImagePlatform.of(built.get()) + " instead of " + asked.get()
                            + ", because its base image on the engine is for that: set build.pull, or remove the base"
                            + " image there.",
                    null);
        }
    }

    private InputStream files() throws IOException {
        return switch (prepared.build().context()) {
            case BuildContext.Directory directory -> context.files().tar(prepared.context(directory, context.files()));
            case BuildContext.Remote remote -> InputStream.nullInputStream();
        };
    }

    private ImageBuild request() {
        Build build = prepared.build();
        ImageBuild request = ImageBuild.of(image)
                .dockerfile(prepared.dockerfile())
                .arguments(prepared.scan().map(DockerfileScan::arguments).orElse(build.arguments()))
                .labels(build.labels());
        build.tags().forEach(request::tag);
        if (build.context() instanceof BuildContext.Remote remote) {
            request.remote(remote.url());
        }
        build.target().ifPresent(request::target);
        build.platform().or(service::platform).ifPresent(request::platform);
        options(build.options(), request);
        return request;
    }

    private static void options(BuildOptions options, ImageBuild request) {
        request.cacheFrom(options.cacheFrom());
        if (options.noCache()) {
            request.noCache();
        }
        if (options.pull()) {
            request.pull();
        }
        options.network().ifPresent(request::networkMode);
        options.extraHosts().forEach(host -> request.extraHost(host.line()));
        options.sharedMemory().ifPresent(size -> request.sharedMemory(size.bytes()));
        options.ulimits().forEach(limit -> request.ulimit(limit.name(), limit.soft(), limit.hard()));
    }
}
