package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.input.Workspace;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.syntax.DotEnv;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code labels} of services, builds, networks and volumes, and {@code label_file} of services. */
public final class LabelReader {
    private static final List<String> RESERVED = List.of("com.docker.compose.", "io.jenkins.windflow.");

    private static final String FILES = "label_file";

    private final Reading reading;

    public LabelReader(Reading reading) {
        this.reading = reading;
    }

    /** The labels of a service: those of its files first, then its own. */
    Map<String, String> readService(Fields service) {
        Map<String, String> labels = new LinkedHashMap<>();
        service.node(FILES)
                .ifPresent(node -> files(node, service.path(FILES))
                        .forEach((name, text) -> labels.put(name, plain(name, text, node.position(), service))));
        checkReserved(labels, service.position(FILES), service.path(FILES));
        labels.putAll(read(service));
        return labels;
    }

    /** Later files win. */
    private Map<String, Text> files(Node node, String path) {
        Map<String, Text> labels = Map.of();
        List<Node> files = reading.values().items(Merge.items(node), path);
        for (int index = 0; index < files.size(); index++) {
            labels = file(files.get(index), path + "[" + index + "]", labels);
        }
        return labels;
    }

    private Map<String, Text> file(Node node, String path, Map<String, Text> earlier) {
        Optional<Workspace.TextFile> file = reading.values()
                .string(node, path)
                .flatMap(name -> reading.workspace().readText(name, node.position(), path, true));
        if (file.isEmpty()) {
            return earlier;
        }
        try {
            return DotEnv.parse(
                    file.get().text(),
                    line -> reading.variables().at(new Position(file.get().path(), line, 0)),
                    earlier,
                    name -> Optional.empty());
        } catch (DotEnv.LineException invalid) {
            reading.problems().add(new Problem(file.get().path(), invalid.line(), 0, path, invalid.getMessage()));
            return earlier;
        }
    }

    private String plain(String name, Text text, Position position, Fields service) {
        if (text.secret()) {
            reading.problems()
                    .add(
                            position,
                            service.path(FILES) + "." + name,
                            "A secret cannot be used in a label, where others could see it.");
        }
        return text.masked();
    }

    /** The {@code labels} of a network or volume. */
    public Map<String, String> read(Fields owner) {
        Map<String, String> labels = owner.textPairs("labels");
        checkReserved(labels, owner.position("labels"), owner.path("labels"));
        return labels;
    }

    private void checkReserved(Map<String, String> labels, Position position, String path) {
        labels.keySet()
                .forEach(name -> RESERVED.stream()
                        .filter(name::startsWith)
                        .findFirst()
                        .ifPresent(prefix -> reading.problems()
                                .add(
                                        position,
                                        path + "." + name,
                                        "Labels that start with \"" + prefix
                                                + "\" are set by the engine of the stack and cannot be given.")));
    }
}
