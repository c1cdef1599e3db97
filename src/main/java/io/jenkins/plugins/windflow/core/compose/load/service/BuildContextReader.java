package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code context} of a build: a folder of the workspace, or a URL that the engine fetches itself (Docker API,
 * ImageBuild, {@code remote}).
 */
final class BuildContextReader {
    private static final String KEY = "context";
    private static final Pattern REMOTE = Pattern.compile("(https?|git|ssh)://.*|github\\.com/.*|[\\w.-]+@[\\w.-]+:.*");
    private static final Pattern WITH_KEYS = Pattern.compile("ssh://.*|[\\w.-]+@[\\w.-]+:.*");
    private static final Pattern WITH_USER = Pattern.compile("[a-z]+://[^/?#]*@.*");

    private final Reading reading;

    BuildContextReader(Reading reading) {
        this.reading = reading;
    }

    Optional<BuildContext> read(Fields build) {
        if (build.has(KEY) && build.string(KEY).isEmpty()) {
            return Optional.empty();
        }
        String context = build.string(KEY).orElse(".");
        return REMOTE.matcher(context).matches() ? remote(context, build) : folder(context, build);
    }

    private Optional<BuildContext> folder(String path, Fields build) {
        if (!reading.request().source().exists()) {
            reading.problems()
                    .add(build.position(), build.path(), "Building needs a workspace: run the step inside node { }.");
            return Optional.empty();
        }
        return reading.workspace()
                .resolve(path, build.position(KEY), build.path(KEY))
                .map(BuildContext.Directory::new);
    }

    /** The engine fetches with the Docker host's network and without anybody's keys. */
    private Optional<BuildContext> remote(String url, Fields build) {
        String problem = WITH_KEYS.matcher(url).matches()
                ? "The engine would need keys for this repository: check it out into the workspace and name its folder."
                : WITH_USER.matcher(url).matches()
                        ? "A user name or password in the URL would be seen by others: check it out into the workspace "
                                + "and name its folder."
                        : null;
        if (problem != null) {
            reading.problems().add(build.position(KEY), build.path(KEY), problem);
            return Optional.empty();
        }
        new HostAccess(reading)
                .checkHostNetwork(
                        build.position(KEY),
                        build.path(KEY),
                        "contexts that the Docker host fetches (here " + url + ")");
        return Optional.of(new BuildContext.Remote(url));
    }
}
