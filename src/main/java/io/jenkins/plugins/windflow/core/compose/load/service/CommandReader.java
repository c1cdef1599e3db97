package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.syntax.CommandWords;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolated;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Sequence;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.List;
import java.util.Optional;

/** Reads a command: a list of words, or a line that is split into words without a shell. Words may hold secrets. */
final class CommandReader {
    private final Reading reading;

    CommandReader(Reading reading) {
        this.reading = reading;
    }

    Optional<Command> read(Fields service, String key) {
        return service.node(key).map(node -> new Command(words(node, service.path(key))));
    }

    private List<Text> words(Node node, String path) {
        if (node instanceof Sequence sequence) {
            return reading.values().secretStrings(sequence, path);
        }
        return reading.values()
                .secretString(node, path)
                .map(line -> split(line, node, path))
                .orElse(List.of());
    }

    private List<Text> split(Interpolated line, Node node, String path) {
        try {
            return CommandWords.split(line);
        } catch (SyntaxException invalid) {
            reading.problems().add(node.position(), path, invalid.getMessage());
            return List.of();
        }
    }
}
