package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import io.jenkins.plugins.windflow.core.compose.model.Dockerfile;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code build} of a service. */
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
            return build(Fields.of(mapping, Scope.BUILD, service.path("build"), reading), service);
        });
    }

    private Optional<Build> build(Fields build, Fields service) {
        Optional<BuildContext> context = new BuildContextReader(reading).read(build);
        Optional<Dockerfile> dockerfile = context.flatMap(where -> dockerfile(where, build));
        Build rest = new Build(
                context.orElse(new BuildContext.Directory(".")),
                dockerfile.orElse(Dockerfile.DEFAULT),
                arguments(build),
                build.string("target"),
                new LabelReader(reading).read(build),
                build.strings("tags"),
                platform(build, service),
                new BuildOptionsReader(reading).read(build));
        return context.isPresent() && dockerfile.isPresent() ? Optional.of(rest) : Optional.empty();
    }

    private Optional<Dockerfile> dockerfile(BuildContext context, Fields build) {
        Optional<String> inline = build.string("dockerfile_inline");
        if (inline.isPresent()) {
            return inline(inline.get(), context, build);
        }
        Optional<String> path = build.string("dockerfile");
        return path.isPresent() ? file(path.get(), context, build) : Optional.of(Dockerfile.DEFAULT);
    }

    private Optional<Dockerfile> inline(String text, BuildContext context, Fields build) {
        String problem = build.has("dockerfile")
                ? "A build has a dockerfile or a dockerfile_inline, not both."
                : context instanceof BuildContext.Remote
                        ? "The engine fetches this context itself and takes the Dockerfile from there, so that it cannot "
                                + "be written here: check the context out into the workspace."
                        : null;
        if (problem != null) {
            reading.problems().add(build.position("dockerfile_inline"), build.path("dockerfile_inline"), problem);
            return Optional.empty();
        }
        return Optional.of(new Dockerfile.Inline(text));
    }

    /** The path starts from the context, and may lead out of it but not out of the workspace. */
    private Optional<Dockerfile> file(String path, BuildContext context, Fields build) {
        try {
            return Optional.of(
                    switch (context) {
                        case BuildContext.Remote remote -> new Dockerfile.InContext(inside(path));
                        case BuildContext.Directory directory -> file(path, directory.path());
                    });
        } catch (SyntaxException invalid) {
            reading.problems().add(build.position("dockerfile"), build.path("dockerfile"), invalid.getMessage());
            return Optional.empty();
        }
    }

    private static Dockerfile file(String path, String context) throws SyntaxException {
        String whole = RelativePath.inWorkspace(context, path);
        String folder = context.equals(".") ? "" : context + "/";
        return whole.startsWith(folder)
                ? new Dockerfile.InContext(whole.substring(folder.length()))
                : new Dockerfile.InWorkspace(whole, path);
    }

    private static String inside(String path) throws SyntaxException {
        try {
            return RelativePath.inWorkspace(".", path);
        } catch (SyntaxException invalid) {
            throw new SyntaxException(
                    "The Dockerfile of a context that the engine fetches must be inside it, with a relative path.");
        }
    }

    /** The builder makes one image at a time; the platform of the service, when it has one, must be it. */
    private Optional<String> platform(Fields build, Fields service) {
        List<String> platforms = build.strings("platforms");
        Optional<String> own = service.has("platform") ? service.string("platform") : Optional.empty();
        String problem = null;
        if (platforms.size() > 1) {
            problem = "The Docker API builds for one platform at a time: name one, or build with docker buildx before "
                    + "this step and give the image.";
        } else if (!platforms.isEmpty() && own.isPresent() && !platforms.contains(own.get())) {
            problem = "The service's platform " + own.get() + " must be the one that is built.";
        }
        if (problem != null) {
            reading.problems().add(build.position("platforms"), build.path("platforms"), problem);
        }
        return platforms.stream().findFirst();
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
