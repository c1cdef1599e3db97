package io.jenkins.plugins.windflow.core.compose.load.field;

import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.syntax.ByteSizes;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Durations;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolated;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Sequence;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads single values out of nodes. Whatever is not as it should be is reported and comes back empty, so that reading
 * goes on. A secret is let through only where the method says so: anywhere else it would become visible to others.
 */
public final class Values {
    private final Problems problems;

    public Values(Problems problems) {
        this.problems = problems;
    }

    /** A value from text, by one of the syntaxes. */
    @FunctionalInterface
    public interface Syntax<T> {
        T parse(String text) throws SyntaxException;
    }

    public Optional<String> string(Node node, String path) {
        return plain(node, path, Scalar.Type.STRING, "a string").map(Scalar::text);
    }

    /** A string or a number, as text. */
    public Optional<String> stringOrNumber(Node node, String path) {
        if (node instanceof Scalar scalar && isNumber(scalar)) {
            return Optional.of(scalar.text());
        }
        return string(node, path);
    }

    /** Any single value as text; a missing one as an empty text. Secrets are refused. */
    public Optional<String> anyText(Node node, String path) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return Optional.of("");
        }
        return single(node, path).filter(scalar -> withoutSecret(scalar, path)).map(Scalar::text);
    }

    /** Any single value, which may hold a secret. */
    public Optional<Interpolated> anySecretText(Node node, String path) {
        return single(node, path).map(Values::interpolated);
    }

    /** A string, which may hold a secret. */
    public Optional<Interpolated> secretString(Node node, String path) {
        return typed(node, path, Scalar.Type.STRING, "a string").map(Values::interpolated);
    }

    /** The strings of a list, each of which may hold a secret. */
    public List<Text> secretStrings(Sequence list, String path) {
        List<Text> texts = new ArrayList<>();
        for (int index = 0; index < list.items().size(); index++) {
            secretString(list.items().get(index), path + "[" + index + "]")
                    .map(Interpolated::asText)
                    .ifPresent(texts::add);
        }
        return texts;
    }

    static Interpolated interpolated(Scalar scalar) {
        return new Interpolated(scalar.text(), scalar.secretFrom());
    }

    /** A boolean; text counts too, because interpolation makes everything text. */
    Optional<Boolean> flag(Node node, String path) {
        Optional<Scalar> scalar = single(node, path).filter(value -> withoutSecret(value, path));
        return scalar.flatMap(value -> switch (value.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y" -> Optional.of(true);
            case "false", "no", "off", "n" -> Optional.of(false);
            default -> {
                problems.add(value.position(), path, "This must be true or false.");
                yield Optional.empty();
            }
        });
    }

    /** A whole number in a range; text counts too. */
    public Optional<Integer> integer(Node node, String path, int least, int most) {
        return wholeNumber(node, path, least, most).map(Math::toIntExact);
    }

    /** A whole number in a range; text counts too. */
    Optional<Long> wholeNumber(Node node, String path, long least, long most) {
        return single(node, path).filter(value -> withoutSecret(value, path)).flatMap(value -> {
            try {
                long number = Long.parseLong(value.text());
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException notANumber) {
                // Falls through to the same message as a number out of range.
            }
            problems.add(
                    value.position(),
                    path,
                    "This must be a whole number"
                            + (most < Integer.MAX_VALUE ? " from " + least + " to " + most : " of at least " + least)
                            + ".");
            return Optional.empty();
        });
    }

    /** A number of microseconds, or a duration. */
    public Optional<Long> microseconds(Node node, String path) {
        boolean number = node instanceof Scalar scalar && scalar.text().matches("\\d{1,18}");
        return number
                ? wholeNumber(node, path, 0, Long.MAX_VALUE)
                : duration(node, path).map(time -> time.toNanos() / 1000);
    }

    Optional<Duration> duration(Node node, String path) {
        return parsed(node, path, Durations::parse);
    }

    public Optional<ByteSize> byteSize(Node node, String path) {
        return stringOrNumber(node, path).flatMap(text -> parse(node, path, text, ByteSizes::parse));
    }

    /** File permissions: a string is octal, and so is a number with a leading zero or {@code 0o}. */
    public Optional<Integer> fileMode(Node node, String path) {
        return single(node, path).filter(value -> withoutSecret(value, path)).flatMap(value -> {
            try {
                int radix = value.type() == Scalar.Type.INTEGER ? 10 : 8;
                int mode = Integer.parseInt(value.text(), radix);
                if (mode >= 0 && mode <= 07777) {
                    return Optional.of(mode);
                }
            } catch (NumberFormatException notANumber) {
                // Falls through to the same message as a number out of range.
            }
            problems.add(value.position(), path, "This must be file permissions: write for example 0440.");
            return Optional.empty();
        });
    }

    /** A string that a syntax understands. */
    public <T> Optional<T> parsed(Node node, String path, Syntax<T> syntax) {
        return string(node, path).flatMap(text -> parse(node, path, text, syntax));
    }

    /** A text out of a node that a syntax understands. */
    public <T> Optional<T> parse(Node node, String path, String text, Syntax<T> syntax) {
        try {
            return Optional.of(syntax.parse(text));
        } catch (SyntaxException invalid) {
            problems.add(node.position(), path, invalid.getMessage());
            return Optional.empty();
        }
    }

    /** A list of strings without repetitions. */
    public List<String> strings(Node node, String path) {
        List<String> result = new ArrayList<>();
        List<Node> items = items(node, path);
        for (int index = 0; index < items.size(); index++) {
            string(items.get(index), path + "[" + index + "]").ifPresent(result::add);
        }
        return result.stream().distinct().toList();
    }

    /** The entries of a list. */
    public List<Node> items(Node node, String path) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        wrongKind(node, path, "a list");
        return List.of();
    }

    public Optional<Mapping> mapping(Node node, String path) {
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        wrongKind(node, path, "a mapping");
        return Optional.empty();
    }

    /** A mapping, or a list of names that has a long form. */
    public Optional<Mapping> byName(Node node, String path, UnaryOperator<Node> longForm) {
        switch (longForm.apply(node)) {
            case Mapping mapping -> {
                return Optional.of(mapping);
            }
            case Sequence sequence -> strings(sequence, path);
            case Scalar scalar -> wrongKind(scalar, path, "a list or a mapping");
        }
        return Optional.empty();
    }

    /** {@code NAME: value} or {@code - NAME=value}: single values by name, still as nodes. */
    public Map<String, Scalar> pairs(Node node, String path) {
        if (!(Merge.pairs(node) instanceof Mapping mapping)) {
            pairsProblem(node, path);
            return Map.of();
        }
        Map<String, Scalar> result = new LinkedHashMap<>();
        mapping.entries().forEach((name, entry) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                problems.add(entry.key(), path, "A name must not be empty and must not contain \"=\".");
            } else if (entry.value() instanceof Scalar scalar) {
                result.put(name, scalar);
            } else {
                wrongKind(entry.value(), path + "." + name, "a single value");
            }
        });
        return result;
    }

    private void pairsProblem(Node node, String path) {
        if (!(node instanceof Sequence sequence)) {
            wrongKind(node, path, "a mapping or a list of NAME=value");
            return;
        }
        for (Node item : sequence.items()) {
            if (item instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING) {
                int equals = scalar.text().indexOf('=');
                if (scalar.isSecret() && (equals < 0 || scalar.secretFrom() < equals)) {
                    problems.add(item.position(), path, "A secret cannot be part of a name.");
                }
            } else {
                wrongKind(item, path, "NAME=value in quotes");
            }
        }
    }

    /** Pairs whose values are plain text: labels, options. */
    Map<String, String> textPairs(Node node, String path) {
        Map<String, String> result = new LinkedHashMap<>();
        pairs(node, path)
                .forEach((name, value) -> anyText(value, path + "." + name).ifPresent(text -> result.put(name, text)));
        return result;
    }

    private Optional<Scalar> plain(Node node, String path, Scalar.Type type, String wanted) {
        return typed(node, path, type, wanted).filter(scalar -> withoutSecret(scalar, path));
    }

    private Optional<Scalar> typed(Node node, String path, Scalar.Type type, String wanted) {
        if (node instanceof Scalar scalar && scalar.type() == type) {
            return Optional.of(scalar);
        }
        wrongKind(node, path, wanted);
        return Optional.empty();
    }

    private Optional<Scalar> single(Node node, String path) {
        if (node instanceof Scalar scalar && !scalar.isNull() && scalar.type() != Scalar.Type.REPORTED) {
            return Optional.of(scalar);
        }
        wrongKind(node, path, "a single value");
        return Optional.empty();
    }

    /** Whether a value is free of secrets; one that is not is reported. */
    boolean withoutSecret(Scalar scalar, String path) {
        if (scalar.isSecret()) {
            problems.add(
                    scalar.position(),
                    path,
                    "A secret cannot be used here, where others could see it: secrets go "
                            + "into environment, command, entrypoint, healthcheck.test and secrets.");
        }
        return !scalar.isSecret();
    }

    public void wrongKind(Node node, String path, String wanted) {
        if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.REPORTED) {
            return;
        }
        boolean quotable = wanted.equals("a string") && node instanceof Scalar scalar && !scalar.isNull();
        problems.add(
                node.position(),
                path,
                "This must be " + wanted + ", not " + node.kindName() + (quotable ? ": put it in quotes." : "."));
    }

    private static boolean isNumber(Scalar scalar) {
        return scalar.type() == Scalar.Type.INTEGER || scalar.type() == Scalar.Type.FLOAT;
    }
}
