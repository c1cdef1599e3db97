package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.load.syntax.Durations;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import io.jenkins.plugins.windflow.core.compose.model.BuildOptions;
import io.jenkins.plugins.windflow.core.compose.model.Dockerfile;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import java.util.Map;

/** Writes how the image of a service is built and when it is pulled. */
final class BuildWriter {
    private BuildWriter() {}

    static String pullPolicy(PullPolicy policy) {
        return policy.age().map(age -> "every_" + Durations.print(age)).orElse(policy.key());
    }

    static Map<String, Object> build(Build build) {
        Section keys = new Section();
        switch (build.context()) {
            case BuildContext.Directory directory -> keys.put("context", directory.path());
            case BuildContext.Remote remote -> keys.put("context", remote.url());
        }
        switch (build.dockerfile()) {
            case Dockerfile.InContext file -> keys.put("dockerfile", file.path());
            case Dockerfile.InWorkspace file -> keys.put("dockerfile", file.fromContext());
            case Dockerfile.Inline inline -> keys.put("dockerfile_inline", inline.text());
        }
        keys.putTexts("args", build.arguments());
        keys.put("target", build.target());
        keys.putTexts("labels", build.labels());
        keys.putTexts("tags", build.tags());
        keys.putTexts("platforms", build.platform().stream().toList());
        options(build.options(), keys);
        return keys.keys();
    }

    private static void options(BuildOptions options, Section keys) {
        keys.putTexts("cache_from", options.cacheFrom());
        keys.putFlag("no_cache", options.noCache());
        keys.putFlag("pull", options.pull());
        keys.put("network", options.network());
        keys.putTexts("extra_hosts", ExtraHostWriter.lines(options.extraHosts()));
        keys.put("shm_size", options.sharedMemory().map(size -> Long.toString(size.bytes())));
        keys.putFilled("ulimits", UlimitWriter.limits(options.ulimits()));
    }
}
