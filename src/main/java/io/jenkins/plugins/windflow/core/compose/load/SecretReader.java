package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.model.SecretDefinition;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import java.util.List;
import java.util.Optional;

/**
 * Reads one top-level secret: {@code environment} is a secret or a variable by name, {@code external} one of the step's
 * secrets by the name or key, {@code file} a file of the workspace.
 */
final class SecretReader {
    private static final List<String> SOURCES = List.of("environment", "file", "external");

    private final Reading reading;

    SecretReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * @param used whether a service has the secret: the content of others is not looked for
     */
    Optional<SecretDefinition> read(String key, Fields fields, boolean used) {
        ExternalName external = ExternalName.read(fields, reading);
        long sources = SOURCES.stream()
                .filter(source -> isSource(source, fields, external))
                .count();
        if (sources != 1) {
            reading.problems()
                    .add(
                            fields.position(),
                            fields.path(),
                            "A secret needs exactly one of environment, file and external.");
            return Optional.empty();
        }
        if (!used) {
            return Optional.empty();
        }
        return content(key, fields, external).map(content -> new SecretDefinition(key, content));
    }

    private static boolean isSource(String key, Fields fields, ExternalName external) {
        return key.equals("external") ? external.external() : fields.has(key);
    }

    private Optional<Sensitive> content(String key, Fields fields, ExternalName external) {
        if (external.external()) {
            return external(external.name().orElse(key), fields);
        }
        if (fields.has("environment")) {
            return fields.string("environment").flatMap(name -> environment(name, fields));
        }
        return fields.string("file")
                .flatMap(path -> reading.workspace().readSecret(path, fields.position("file"), fields.path("file")));
    }

    private Optional<Sensitive> external(String name, Fields fields) {
        Optional<Sensitive> secret = reading.variables().secret(name);
        if (secret.isEmpty()) {
            reading.problems()
                    .add(
                            fields.position(),
                            fields.path(),
                            "There is no secret \"" + name + "\": give it to the step as secrets: [" + name
                                    + ": '<credentials id>'].");
        }
        return secret;
    }

    private Optional<Sensitive> environment(String name, Fields fields) {
        Optional<Sensitive> content = reading.variables()
                .secret(name)
                .or(() -> reading.variables().find(name).map(value -> Sensitive.of(value.value())));
        if (content.isEmpty()) {
            reading.problems()
                    .add(
                            fields.position("environment"),
                            fields.path("environment"),
                            "The variable \"" + name + "\" is not set: give it to the step in secrets or variables.");
        }
        return content;
    }
}
