package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code build} of a service. The context is a folder of the workspace. */
final class BuildReader {
    private final Reading reading;

    BuildReader(Reading reading) {
        this.reading = reading;
    }

    Optional<Build> read(Fields service) {
        return service.node("build").flatMap(node -> {
            if (!(Merge.context(node) instanceof Mapping mapping)) {
                reading.values().wrongKind(node, service.path("build"), "a folder or a mapping");
                return Optional.empty();
            }
            return build(Fields.of(mapping, Scope.BUILD, service.path("build"), reading));
        });
    }

    private Optional<Build> build(Fields build) {
        Optional<String> context = context(build);
        String dockerfile = build.string("dockerfile")
                .flatMap(path -> dockerfile(path, build))
                .orElse(Build.DEFAULT_DOCKERFILE);
        Map<String, String> arguments = arguments(build);
        Optional<String> target = build.string("target");
        Map<String, String> labels = new LabelReader(reading).read(build);
        return context.map(
                folder -> new Build(new BuildContext.Directory(folder), dockerfile, arguments, target, labels));
    }

    private Optional<String> context(Fields build) {
        String context = build.string("context").orElse(".");
        if (isRemote(context)) {
            reading.problems()
                    .add(
                            build.position("context"),
                            build.path("context"),
                            "Building from a remote context is not supported yet: check it out into the workspace.");
            return Optional.empty();
        }
        if (!reading.request().source().exists()) {
            reading.problems()
                    .add(build.position(), build.path(), "Building needs a workspace: run the step inside node { }.");
            return Optional.empty();
        }
        return reading.workspace().resolve(context, build.position("context"), build.path("context"));
    }

    private static boolean isRemote(String context) {
        return context.contains("://") || context.startsWith("git@") || context.startsWith("github.com/");
    }

    /** The Dockerfile is part of the context: with a path that leads out of it the engine could not find it. */
    private Optional<String> dockerfile(String path, Fields build) {
        try {
            return Optional.of(RelativePath.inWorkspace(".", path));
        } catch (SyntaxException invalid) {
            reading.problems()
                    .add(
                            build.position("dockerfile"),
                            build.path("dockerfile"),
                            "The Dockerfile must be inside the build context, with a relative path.");
            return Optional.empty();
        }
    }

    /** An argument without a value takes that of the variable of its name, and is left out when there is none. */
    private Map<String, String> arguments(Fields build) {
        Map<String, String> arguments = new LinkedHashMap<>();
        build.node("args")
                .ifPresent(node -> reading.values()
                        .pairs(node, build.path("args"))
                        .forEach((name, value) -> argument(name, value, build.path("args") + "." + name)
                                .ifPresent(text -> arguments.put(name, text))));
        return arguments;
    }

    private Optional<String> argument(String name, Scalar value, String path) {
        if (!value.isNull()) {
            return reading.values().anyText(value, path);
        }
        Optional<Text> found = reading.variables().use(name, Interpolation.Use.DEFAULT, value.position());
        if (found.map(Text::secret).orElse(false)) {
            reading.problems()
                    .add(
                            value.position(),
                            path,
                            "A secret cannot be a build argument: it would stay in the history of the image.");
            return Optional.empty();
        }
        return found.map(Text::value);
    }
}
