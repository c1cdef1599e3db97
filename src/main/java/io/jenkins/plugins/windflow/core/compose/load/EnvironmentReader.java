package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.syntax.DotEnv;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Lookup;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code environment} and {@code env_file} of a service. What {@code environment} says wins, even when it names a
 * variable without a value that is known; of the files, the later one wins.
 */
final class EnvironmentReader {
    private static final String RAW = "raw";

    private final Reading reading;
    private final Fields service;

    EnvironmentReader(Reading reading, Fields service) {
        this.reading = reading;
        this.service = service;
    }

    Map<String, EnvironmentValue> read() {
        Map<String, EnvironmentValue> own = own();
        Map<String, EnvironmentValue> all = new LinkedHashMap<>();
        files(own).forEach((name, value) -> all.put(name, EnvironmentValue.of(value)));
        all.putAll(own);
        return all;
    }

    private Map<String, EnvironmentValue> own() {
        Map<String, EnvironmentValue> result = new LinkedHashMap<>();
        service.node("environment").ifPresent(node -> {
            String path = service.path("environment");
            reading.values()
                    .pairs(node, path)
                    .forEach((name, value) -> value(value, name, path).ifPresent(known -> result.put(name, known)));
        });
        return result;
    }

    private Optional<EnvironmentValue> value(Scalar value, String name, String path) {
        if (value.isNull()) {
            return Optional.of(new EnvironmentValue(reading.variables().find(name)));
        }
        return reading.values().anySecretText(value, path + "." + name).map(text -> EnvironmentValue.of(text.asText()));
    }

    private Map<String, Text> files(Map<String, EnvironmentValue> own) {
        Map<String, Text> values = Map.of();
        Optional<Node> node = service.node("env_file");
        if (node.isEmpty()) {
            return values;
        }
        String path = service.path("env_file");
        List<Node> files = reading.values().items(Merge.items(node.get()), path);
        Lookup names = name -> reading.variables()
                .find(name)
                .or(() -> Optional.ofNullable(own.get(name)).flatMap(EnvironmentValue::text));
        for (int index = 0; index < files.size(); index++) {
            values = file(files.get(index), path + "[" + index + "]", values, names);
        }
        return values;
    }

    private Map<String, Text> file(Node node, String path, Map<String, Text> earlier, Lookup names) {
        if (!(node instanceof Mapping mapping)) {
            return reading.values()
                    .string(node, path)
                    .map(file -> load(file, node.position(), path, true, false, earlier, names))
                    .orElse(earlier);
        }
        Fields fields = Fields.of(mapping, Scope.ENV_FILE, path, reading);
        boolean raw =
                fields.string("format").map(format -> isRaw(format, fields)).orElse(false);
        boolean required = fields.flag("required", true);
        if (!fields.has("path")) {
            reading.problems().add(fields.position(), path, "This env_file has no path.");
        }
        return fields.string("path")
                .map(file -> load(file, fields.position("path"), fields.path("path"), required, raw, earlier, names))
                .orElse(earlier);
    }

    private boolean isRaw(String format, Fields fields) {
        if (!format.equals(RAW)) {
            reading.problems()
                    .add(
                            fields.position("format"),
                            fields.path("format"),
                            "The format of an env_file is raw, or not given.");
        }
        return format.equals(RAW);
    }

    private Map<String, Text> load(
            String file,
            Position position,
            String path,
            boolean required,
            boolean raw,
            Map<String, Text> earlier,
            Lookup names) {
        Optional<Workspace.TextFile> content = reading.workspace().readText(file, position, path, required);
        if (content.isEmpty()) {
            return earlier;
        }
        String text = content.get().text();
        try {
            return raw
                    ? DotEnv.parseRaw(text, earlier, names)
                    : DotEnv.parse(text, reading.variables().at(new Position(file, 0, 0)), earlier, names);
        } catch (DotEnv.LineException invalid) {
            reading.problems().add(new Problem(file, invalid.line(), 0, path, invalid.getMessage()));
            return earlier;
        }
    }
}
