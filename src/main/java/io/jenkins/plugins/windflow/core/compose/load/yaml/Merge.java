package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Puts the trees of several files together, a later file over the earlier ones. Lists whose entries must be unique
 * (ports, mounts, secrets) come out appended here; which of two entries wins is decided where their short forms are
 * understood.
 */
public final class Merge {
    private final Reports reports;
    private final boolean keepDirectives;
    private final List<String> path = new ArrayList<>();

    private Merge(Reports reports, boolean keepDirectives) {
        this.reports = reports;
        this.keepDirectives = keepDirectives;
    }

    /** Puts {@code later} over {@code earlier}. */
    public static Node merge(Node earlier, Node later, Reports reports) {
        return new Merge(reports, false).combine(earlier, later);
    }

    /**
     * Puts a service over the one that it extends. What {@code !reset} and {@code !override} ask for stays in the result:
     * it counts once more when the whole document is put over the earlier ones.
     *
     * @param base already without directives, see {@link #first}
     */
    public static Mapping extend(String name, Mapping base, Mapping service, Reports reports) {
        Merge merge = new Merge(reports, true);
        merge.path.addAll(List.of("services", name));
        return merge.mappings(base, service);
    }

    /** Takes out what a first file marks with {@code !reset}: there is nothing before it to reset. */
    public static Node first(Node document) {
        return cleaned(document);
    }

    private Node combine(Node earlier, Node later) {
        if (later.directive() == Directive.OVERRIDE) {
            return taken(later);
        }
        MergeRule rule = MergeRule.at(path);
        if (isNull(later) && rule != MergeRule.REPLACE) {
            return earlier;
        }
        if (isNull(earlier)) {
            return taken(later);
        }
        return switch (rule) {
            case DEFAULT -> byKind(earlier, later);
            case REPLACE -> taken(later);
            case PAIRS -> byKind(pairs(earlier), pairs(later));
            case NAMES -> byKind(names(earlier), names(later));
            case DEPENDENCIES -> byKind(dependencies(earlier), dependencies(later));
            case HOSTS -> byKind(hosts(earlier), hosts(later));
            case ITEMS -> byKind(items(earlier), items(later));
            case BUILD -> byKind(context(earlier), context(later));
            case SAME_DRIVER -> sameDriver(earlier, later) ? byKind(earlier, later) : taken(later);
            case SUBNETS -> subnets(earlier, later);
        };
    }

    private Node byKind(Node earlier, Node later) {
        if (earlier instanceof Mapping first && later instanceof Mapping second) {
            return mappings(first, second);
        }
        if (earlier instanceof Sequence first && later instanceof Sequence second) {
            List<Node> items = new ArrayList<>(first.items());
            items.addAll(((Sequence) cleanedItems(second)).items());
            return Sequence.of(first.position(), Directive.NONE, items);
        }
        if (earlier instanceof Scalar) {
            return taken(later);
        }
        reports.report(
                later.position(),
                String.join(".", path),
                "This is " + later.kindName()
                        + ", which cannot be merged with " + earlier.kindName() + " in " + earlier.position()
                        + ": use the same form in both files, or !override.");
        return earlier;
    }

    private Mapping mappings(Mapping earlier, Mapping later) {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>(earlier.entries());
        later.entries().forEach((key, entry) -> {
            if (entry.value().directive() == Directive.RESET && !keepDirectives) {
                entries.remove(key);
                return;
            }
            Mapping.Entry existing = entries.get(key);
            path.addLast(key);
            Node value = existing == null || entry.value().directive() == Directive.RESET
                    ? taken(entry.value())
                    : combine(existing.value(), entry.value());
            path.removeLast();
            entries.put(key, new Mapping.Entry(entry.key(), value));
        });
        return Mapping.of(
                keepDirectives ? later.position() : earlier.position(),
                keepDirectives ? later.directive() : Directive.NONE,
                entries);
    }

    /** A later value that nothing earlier is left of. */
    private Node taken(Node later) {
        return keepDirectives ? later : cleaned(later);
    }

    private static Node cleaned(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar;
            case Sequence sequence -> cleanedItems(sequence);
            case Mapping mapping -> cleanedEntries(mapping);
        };
    }

    private static Node cleanedItems(Sequence sequence) {
        List<Node> items = sequence.items().stream()
                .filter(item -> item.directive() != Directive.RESET)
                .map(Merge::cleaned)
                .toList();
        boolean unchanged = items.size() == sequence.items().size();
        for (int index = 0; unchanged && index < items.size(); index++) {
            unchanged = items.get(index) == sequence.items().get(index);
        }
        return unchanged ? sequence : Sequence.of(sequence.position(), Directive.NONE, items);
    }

    private static Node cleanedEntries(Mapping mapping) {
        List<String> removed = new ArrayList<>();
        Map<String, Mapping.Entry> changed = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            Node value = entry.value();
            Node cleaned = cleaned(value);
            if (value.directive() == Directive.RESET) {
                removed.add(key);
            } else if (cleaned != value) {
                changed.put(key, new Mapping.Entry(entry.key(), cleaned));
            }
        });
        if (removed.isEmpty() && changed.isEmpty()) {
            return mapping;
        }
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.putAll(changed);
        entries.keySet().removeAll(removed);
        return Mapping.of(mapping.position(), Directive.NONE, entries);
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }

    /** A list of {@code NAME=value} as a mapping, so that both forms can be merged and read alike. */
    public static Node pairs(Node node) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        for (Node item : sequence.items()) {
            if (!(item instanceof Scalar scalar) || scalar.type() != Scalar.Type.STRING) {
                return node;
            }
            int equals = scalar.text().indexOf('=');
            int end = equals < 0 ? scalar.text().length() : equals;
            if (scalar.isSecret() && scalar.secretFrom() < end) {
                return node;
            }
            Node value = equals < 0
                    ? Scalar.of(scalar.position(), scalar.directive(), Scalar.Type.NULL, "")
                    : scalar.slice(equals + 1, scalar.text().length());
            entries.put(scalar.text().substring(0, end), new Mapping.Entry(scalar.position(), value));
        }
        return Mapping.of(sequence.position(), sequence.directive(), entries);
    }

    /** {@code extra_hosts} in any form as a mapping of lists: addresses by name. */
    public static Node hosts(Node node) {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        switch (node) {
            case Mapping mapping ->
                mapping.entries().forEach((name, entry) -> addHost(entries, name, entry.key(), entry.value()));
            case Sequence sequence -> {
                for (Node item : sequence.items()) {
                    if (!(item instanceof Scalar scalar) || !isHost(scalar)) {
                        return node;
                    }
                    int end = endOfHostName(scalar);
                    Scalar address = scalar.slice(end + 1, scalar.text().length());
                    addHost(entries, scalar.text().substring(0, end), scalar.position(), address);
                }
            }
            case Scalar scalar -> {
                return scalar;
            }
        }
        return Mapping.of(node.position(), node.directive(), entries);
    }

    private static void addHost(Map<String, Mapping.Entry> entries, String name, Position position, Node addresses) {
        List<Node> all = new ArrayList<>();
        if (entries.get(name) instanceof Mapping.Entry earlier && earlier.value() instanceof Sequence known) {
            all.addAll(known.items());
        }
        all.addAll(addresses instanceof Sequence sequence ? sequence.items() : List.of(addresses));
        entries.put(name, new Mapping.Entry(position, Sequence.of(position, addresses.directive(), all)));
    }

    /** Whether an entry of a list of {@code extra_hosts} can be taken apart. */
    public static boolean isHost(Node item) {
        return item instanceof Scalar scalar
                && scalar.type() == Scalar.Type.STRING
                && endOfHostName(scalar) > 0
                && !(scalar.isSecret() && scalar.secretFrom() <= endOfHostName(scalar));
    }

    /** The equals sign goes first: an IPv6 address has colons. */
    private static int endOfHostName(Scalar scalar) {
        int equals = scalar.text().indexOf('=');
        return equals < 0 ? scalar.text().indexOf(':') : equals;
    }

    /** A list of names as a mapping without values. */
    public static Node names(Node node) {
        return keyed(node, item -> Scalar.of(item.position(), item.directive(), Scalar.Type.NULL, ""));
    }

    /** A list of service names as the long form of {@code depends_on}. */
    public static Node dependencies(Node node) {
        return keyed(node, item -> {
            Position position = item.position();
            Map<String, Mapping.Entry> longForm = new LinkedHashMap<>();
            longForm.put("condition", new Mapping.Entry(position, Scalar.string(position, "service_started")));
            longForm.put("required", new Mapping.Entry(position, Scalar.string(position, "true")));
            return Mapping.of(position, item.directive(), longForm);
        });
    }

    private static Node keyed(Node node, UnaryOperator<Node> value) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        for (Node item : sequence.items()) {
            if (!(item instanceof Scalar scalar) || scalar.type() != Scalar.Type.STRING || scalar.isSecret()) {
                return node;
            }
            entries.put(scalar.text(), new Mapping.Entry(item.position(), value.apply(item)));
        }
        return Mapping.of(sequence.position(), sequence.directive(), entries);
    }

    /** A string as a list of one. */
    public static Node items(Node node) {
        return node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING
                ? Sequence.of(scalar.position(), scalar.directive(), List.of(scalar))
                : node;
    }

    /** A build given by its context alone, in the long form. */
    public static Node context(Node node) {
        return node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING
                ? Mapping.of(
                        scalar.position(),
                        scalar.directive(),
                        Map.of("context", new Mapping.Entry(scalar.position(), scalar)))
                : node;
    }

    private static boolean sameDriver(Node earlier, Node later) {
        Optional<String> first = text(earlier, "driver");
        Optional<String> second = text(later, "driver");
        return first.isEmpty() || second.isEmpty() || first.equals(second);
    }

    private Node subnets(Node earlier, Node later) {
        if (!(earlier instanceof Sequence first) || !(later instanceof Sequence second)) {
            return byKind(earlier, later);
        }
        List<Node> pools = new ArrayList<>(first.items());
        for (Node pool : second.items()) {
            int index = indexOfSubnet(pools, text(pool, "subnet"));
            if (index < 0) {
                pools.add(cleaned(pool));
            } else {
                pools.set(index, byKind(pools.get(index), pool));
            }
        }
        return Sequence.of(first.position(), Directive.NONE, pools);
    }

    private static int indexOfSubnet(List<Node> pools, Optional<String> subnet) {
        for (int index = 0; index < pools.size(); index++) {
            if (text(pools.get(index), "subnet").equals(subnet)) {
                return index;
            }
        }
        return -1;
    }

    private static Optional<String> text(Node node, String key) {
        return node instanceof Mapping mapping
                        && mapping.entries().get(key) instanceof Mapping.Entry entry
                        && entry.value() instanceof Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
