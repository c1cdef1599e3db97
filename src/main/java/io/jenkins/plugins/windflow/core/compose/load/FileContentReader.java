package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation.Use;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import java.util.List;
import java.util.Optional;

/**
 * Reads where the content of one top-level secret or config comes from, and the content: {@code content} is the content
 * itself, {@code environment} a secret or a variable by name, {@code external} one that the step was given by the name or
 * key, {@code file} a file of the workspace.
 */
final class FileContentReader {
    private final Reading reading;
    private final Kind kind;

    FileContentReader(Reading reading, Kind kind) {
        this.reading = reading;
        this.kind = kind;
    }

    /** What is read, for people, and the keys that say where its content is. */
    enum Kind {
        SECRET("secret", List.of("environment", "file", "external")),
        CONFIG("config", List.of("content", "environment", "file", "external"));

        private final String word;
        private final List<String> sources;

        Kind(String word, List<String> sources) {
            this.word = word;
            this.sources = sources;
        }
    }

    /**
     * What a file will hold.
     *
     * @param secret whether a secret that was given to the step is in it
     */
    record FileContent(Sensitive bytes, boolean secret) {}

    /**
     * @param used whether a service has the file: the content of others is not looked for
     */
    Optional<FileContent> read(String key, Fields fields, boolean used) {
        ExternalName external = ExternalName.read(fields, reading);
        long sources = kind.sources.stream()
                .filter(source -> isSource(source, fields, external))
                .count();
        if (sources != 1) {
            reading.problems()
                    .add(
                            fields.position(),
                            fields.path(),
                            "A " + kind.word + " needs exactly one of "
                                    + String.join(", ", kind.sources.subList(0, kind.sources.size() - 1)) + " and "
                                    + kind.sources.getLast() + ".");
            return Optional.empty();
        }
        if (!used) {
            mention(key, fields, external);
            return Optional.empty();
        }
        return content(key, fields, external);
    }

    /** Counts the variable whose value is not looked for: somebody gave it for another selection of services. */
    private void mention(String key, Fields fields, ExternalName external) {
        Optional<String> name =
                external.external() ? external.name().or(() -> Optional.of(key)) : fields.string("environment");
        name.ifPresent(known -> reading.variables().use(known, Use.SKIPPED, fields.position()));
    }

    private static boolean isSource(String key, Fields fields, ExternalName external) {
        return key.equals("external") ? external.external() : fields.has(key);
    }

    private Optional<FileContent> content(String key, Fields fields, ExternalName external) {
        if (external.external()) {
            return external(external.name().orElse(key), fields);
        }
        if (fields.has("content")) {
            return fields.node("content")
                    .flatMap(node -> reading.values().secretString(node, fields.path("content")))
                    .map(text -> new FileContent(
                            Sensitive.of(text.text()), text.asText().secret()));
        }
        if (fields.has("environment")) {
            return fields.string("environment").flatMap(name -> environment(name, fields));
        }
        return fields.string("file")
                .flatMap(path -> reading.workspace()
                        .readContent(path, fields.position("file"), fields.path("file"), kind == Kind.SECRET))
                .map(content -> new FileContent(content, false));
    }

    private Optional<FileContent> external(String name, Fields fields) {
        Optional<FileContent> given =
                kind == Kind.SECRET ? secret(name, Use.REQUIRED, fields.position()) : named(name, fields.position());
        if (given.isEmpty()) {
            reading.problems()
                    .add(
                            fields.position(),
                            fields.path(),
                            kind == Kind.SECRET
                                    ? "There is no secret \"" + name + "\": give it to the step as secrets: [" + name
                                            + ": '<credentials id>']."
                                    : "There is no config \"" + name
                                            + "\": give its content to the step as variables: [" + name
                                            + ": '...'], or in secrets.");
        }
        return given;
    }

    private Optional<FileContent> environment(String name, Fields fields) {
        Optional<FileContent> content = named(name, fields.position("environment"));
        if (content.isEmpty()) {
            reading.problems()
                    .add(
                            fields.position("environment"),
                            fields.path("environment"),
                            "The variable \"" + name + "\" is not set: give it to the step in secrets or variables.");
        }
        return content;
    }

    private Optional<FileContent> secret(String name, Use whenAbsent, Position position) {
        return reading.variables().secret(name, whenAbsent, position).map(bytes -> new FileContent(bytes, true));
    }

    private Optional<FileContent> named(String name, Position position) {
        return secret(name, Use.SKIPPED, position)
                .or(() -> reading.variables()
                        .use(name, Use.REQUIRED, position)
                        .map(value -> new FileContent(Sensitive.of(value.value()), value.secret())));
    }
}
