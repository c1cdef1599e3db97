package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import java.util.List;
import java.util.Map;

/** Reads {@code labels} of services, builds, networks and volumes. */
final class LabelReader {
    private static final List<String> RESERVED = List.of("com.docker.compose.", "io.jenkins.windflow.");

    private final Reading reading;

    LabelReader(Reading reading) {
        this.reading = reading;
    }

    Map<String, String> read(Fields owner) {
        Map<String, String> labels = owner.textPairs("labels");
        Position position = owner.position("labels");
        labels.keySet()
                .forEach(name -> RESERVED.stream()
                        .filter(name::startsWith)
                        .findFirst()
                        .ifPresent(prefix -> reading.problems()
                                .add(
                                        position,
                                        owner.path("labels") + "." + name,
                                        "Labels that start with \"" + prefix
                                                + "\" are set by the engine of the stack and cannot be given.")));
        return labels;
    }
}
