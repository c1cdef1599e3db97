package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.report.Suggestion;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.model.Ulimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ulimits} of services and builds: one number for both limits, or {@code soft} and {@code hard}. */
final class UlimitReader {
    private static final String KEY = "ulimits";

    /** Those that engines know. */
    private static final Set<String> NAMES = Set.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    private final Reading reading;

    UlimitReader(Reading reading) {
        this.reading = reading;
    }

    List<Ulimit> read(Fields owner) {
        List<Ulimit> limits = new ArrayList<>();
        owner.mapping(KEY)
                .ifPresent(mapping -> mapping.entries().forEach((name, entry) -> {
                    String path = owner.path(KEY) + "." + name;
                    if (!NAMES.contains(name)) {
                        reading.problems()
                                .add(
                                        entry.key(),
                                        path,
                                        "There is no limit \"" + name + "\"." + Suggestion.sentence(name, NAMES));
                        return;
                    }
                    limit(name, entry.value(), path).ifPresent(limits::add);
                }));
        return limits;
    }

    private Optional<Ulimit> limit(String name, Node node, String path) {
        if (!(node instanceof Mapping mapping)) {
            return number(node, path).map(both -> new Ulimit(name, both, both));
        }
        Fields fields = Fields.of(mapping, Scope.ULIMIT, path, reading);
        if (!fields.has("soft") || !fields.has("hard")) {
            reading.problems().add(node.position(), path, "A limit needs soft and hard, or one number for both.");
            return Optional.empty();
        }
        Optional<Long> soft = fields.node("soft").flatMap(value -> number(value, fields.path("soft")));
        Optional<Long> hard = fields.node("hard").flatMap(value -> number(value, fields.path("hard")));
        if (soft.isEmpty() || hard.isEmpty()) {
            return Optional.empty();
        }
        boolean higher = soft.get() == Ulimit.UNLIMITED || soft.get() > hard.get();
        if (hard.get() != Ulimit.UNLIMITED && higher) {
            reading.problems().add(node.position(), path, "The soft limit must not be higher than the hard one.");
            return Optional.empty();
        }
        return Optional.of(new Ulimit(name, soft.get(), hard.get()));
    }

    private Optional<Long> number(Node node, String path) {
        return reading.values().stringOrNumber(node, path).flatMap(text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= Ulimit.UNLIMITED) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException notANumber) {
                // Falls through to the same message as a number out of range.
            }
            reading.problems().add(node.position(), path, "This must be a whole number, or -1 for no limit.");
            return Optional.empty();
        });
    }
}
