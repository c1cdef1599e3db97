package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Sequence;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code healthcheck} of a service. */
final class HealthcheckReader {
    private final Reading reading;

    HealthcheckReader(Reading reading) {
        this.reading = reading;
    }

    Optional<Healthcheck> read(Fields service) {
        return service.mapping("healthcheck")
                .map(mapping -> Fields.of(mapping, Scope.HEALTHCHECK, service.path("healthcheck"), reading))
                .map(this::healthcheck);
    }

    private Healthcheck healthcheck(Fields check) {
        List<Text> test =
                check.node("test").map(node -> test(node, check.path("test"))).orElse(List.of());
        Healthcheck asked = new Healthcheck(
                test,
                check.duration("interval"),
                check.duration("timeout"),
                check.duration("start_period"),
                check.duration("start_interval"),
                check.integer("retries", 0, Integer.MAX_VALUE)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()));
        boolean disabled = check.flag("disable", false) || asked.isDisabled();
        // A later file switches off the test of an earlier one. Times of a check that never runs mean nothing; without
        // them equal wishes are equal.
        return disabled ? Healthcheck.disabled() : asked;
    }

    private List<Text> test(Node node, String path) {
        if (!(node instanceof Sequence sequence)) {
            return reading.values()
                    .secretString(node, path)
                    .filter(line -> !line.text().isEmpty())
                    .map(line -> List.of(Text.plain(Healthcheck.CMD_SHELL), line.asText()))
                    .orElse(List.of());
        }
        return checked(reading.values().secretStrings(sequence, path), sequence, path);
    }

    private List<Text> checked(List<Text> words, Sequence sequence, String path) {
        String kind = words.isEmpty() ? "" : words.getFirst().value();
        boolean valid =
                switch (kind) {
                    case Healthcheck.NONE -> words.size() == 1;
                    case Healthcheck.CMD -> words.size() > 1;
                    case Healthcheck.CMD_SHELL -> words.size() == 2;
                    default ->
                        words.size() < sequence.items().size()
                                || sequence.items().isEmpty();
                };
        if (!valid) {
            reading.problems()
                    .add(
                            sequence.position(),
                            path,
                            "The test must be [\"NONE\"], [\"CMD\", program, arguments] or "
                                    + "[\"CMD-SHELL\", line].");
        }
        return words;
    }
}
