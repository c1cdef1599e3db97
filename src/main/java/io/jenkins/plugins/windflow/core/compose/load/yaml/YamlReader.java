package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the documents of one file into trees. Built on the event stream, so that a hostile file is given up at the
 * first value that is one too many instead of after it has filled the memory.
 */
public final class YamlReader {
    /** Longest file that is read, in characters: a project of 1,000 large services has about half of it. */
    public static final int LONGEST_FILE = 2 * 1024 * 1024;

    /** Most values of all files together, with every alias written out: more would not fit into a small heap. */
    public static final long MOST_VALUES = 150_000;

    /** Most documents of one file: each is merged over all that come before it. */
    public static final int MOST_DOCUMENTS = 256;

    /** Deepest nesting; the specification needs about ten levels. */
    public static final int DEEPEST = 64;

    private static final String MERGE_KEY = "<<";
    private static final String YAML_TAGS = "tag:yaml.org,2002:";

    private final String file;
    private final long most;
    private final Reports reports;
    private final Map<String, Node> anchors = new LinkedHashMap<>();
    private final List<String> path = new ArrayList<>();
    private Iterator<Event> events;
    private long values;

    private YamlReader(String file, long most, Reports reports) {
        this.file = file;
        this.most = most;
        this.reports = reports;
    }

    /**
     * Reads a file.
     *
     * @param most the most values that it may have, with every alias written out
     * @return its documents in order; empty when the file cannot be read any further, which has been reported
     */
    public static List<Node> read(String file, String text, long most, Reports reports) {
        return new YamlReader(file, most, reports).documents(text);
    }

    private List<Node> documents(String text) {
        if (text.length() > LONGEST_FILE) {
            return fail(
                    start(),
                    "The file has " + text.length() + " characters; the most that is read is " + LONGEST_FILE + ".");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LONGEST_FILE + 1)
                // The whole text at once: the parser copies its buffer for every piece of a long scalar.
                .setBufferSize(text.length() + 1)
                .build();
        try {
            events = new Parse(settings).parseString(text).iterator();
            return readAll();
        } catch (GivenUp reason) {
            return fail(reason.position, reason.getMessage());
        } catch (MarkedYamlEngineException invalid) {
            return fail(at(invalid.getProblemMark().or(invalid::getContextMark)), sentence(invalid));
        } catch (ReaderException invalid) {
            return fail(
                    positionOf(text, invalid.getPosition()),
                    String.format("The character U+%04X is not allowed in YAML.", invalid.getCodePoint()));
        } catch (YamlEngineException invalid) {
            return fail(start(), "This is not YAML: " + invalid.getMessage() + ".");
        }
    }

    private static String sentence(MarkedYamlEngineException invalid) {
        String context = Optional.ofNullable(invalid.getContext())
                .map(text -> " " + text)
                .orElse("");
        return "This is not YAML:" + context + (context.isEmpty() ? " " : ", ") + invalid.getProblem() + ".";
    }

    private List<Node> fail(Position position, String message) {
        reports.report(position, "", message);
        return List.of();
    }

    private List<Node> readAll() {
        List<Node> documents = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> anchors.clear();
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                default -> {
                    Node document = node(event, 0);
                    if (document.weight() > most) {
                        throw tooMany(document.position());
                    }
                    if (documents.size() == MOST_DOCUMENTS) {
                        throw new GivenUp(
                                document.position(), "The file has more than " + MOST_DOCUMENTS + " documents.");
                    }
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    private Node node(Event event, int depth) {
        Position position = at(event.getStartMark());
        if (++values > most) {
            throw tooMany(position);
        }
        if (depth > DEEPEST) {
            throw new GivenUp(position, "Values are nested more than " + DEEPEST + " levels deep.");
        }
        if (event instanceof AliasEvent alias) {
            return target(alias, position);
        }
        String anchor = ((NodeEvent) event).getAnchor().map(Object::toString).orElse(null);
        if (anchor != null) {
            // Not usable before it is complete: an alias inside its own anchor would never end.
            anchors.put(anchor, null);
        }
        Node node =
                switch (event) {
                    case ScalarEvent scalar -> scalar(scalar, position);
                    case SequenceStartEvent sequence -> sequence(sequence, position, depth);
                    case MappingStartEvent mapping -> mapping(mapping, position, depth);
                    default -> throw new GivenUp(position, "This is not YAML that a Compose file can use.");
                };
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private Node target(AliasEvent alias, Position position) {
        String name = alias.getAlias().toString();
        if (!anchors.containsKey(name)) {
            throw new GivenUp(position, "There is no anchor \"" + name + "\" before this alias.");
        }
        Node node = anchors.get(name);
        if (node == null) {
            throw new GivenUp(position, "The anchor \"" + name + "\" contains itself.");
        }
        return node;
    }

    private Node scalar(ScalarEvent event, Position position) {
        String text = event.getValue();
        String tag = event.getTag().orElse(null);
        Directive directive = directive(tag);
        if (directive != Directive.NONE || tag == null) {
            return event.getScalarStyle() == ScalarStyle.PLAIN
                    ? CoreSchema.resolve(position, directive, text)
                    : Scalar.of(position, directive, Scalar.Type.STRING, text);
        }
        return switch (tag) {
            case "!", YAML_TAGS + "str" -> Scalar.string(position, text);
            case YAML_TAGS + "int", YAML_TAGS + "float", YAML_TAGS + "bool", YAML_TAGS + "null" ->
                CoreSchema.resolve(position, directive, text);
            default -> {
                unknownTag(position, tag);
                yield Scalar.reported(position);
            }
        };
    }

    private Node sequence(SequenceStartEvent event, Position position, int depth) {
        Directive directive = collectionDirective(event.getTag(), "seq", position);
        List<Node> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return Sequence.of(position, directive, items);
    }

    private Node mapping(MappingStartEvent event, Position position, int depth) {
        Directive directive = collectionDirective(event.getTag(), "map", position);
        Map<String, Mapping.Entry> own = new LinkedHashMap<>();
        List<Mapping> merged = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Position keyPosition = at(next.getStartMark());
            String key = key(next, keyPosition, depth);
            path.addLast(key);
            Node value = node(events.next(), depth + 1);
            path.removeLast();
            if (key.equals(MERGE_KEY) && next instanceof ScalarEvent scalar && scalar.isPlain()) {
                collectMerged(value, merged);
            } else {
                Mapping.Entry earlier = own.putIfAbsent(key, new Mapping.Entry(keyPosition, value));
                if (earlier != null) {
                    reports.report(
                            keyPosition,
                            pathOf(key),
                            "The key \"" + key + "\" is there twice: first in line "
                                    + earlier.key().line() + ".");
                }
            }
        }
        return Mapping.of(position, directive, withMerged(own, merged));
    }

    private String key(Event event, Position position, int depth) {
        Node node = node(event, depth + 1);
        // Counted with its value.
        values--;
        if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING) {
            return scalar.text();
        }
        if (node instanceof Scalar scalar) {
            String shown = event instanceof ScalarEvent written ? written.getValue() : scalar.text();
            reports.report(
                    position, pathOf(shown), "A key must be a string, not " + node.kindName() + ": put it in quotes.");
            return shown;
        }
        throw new GivenUp(position, "A key must be a string, not " + node.kindName() + ".");
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : String.join(".", path) + "." + key;
    }

    private void collectMerged(Node value, List<Mapping> merged) {
        if (value instanceof Mapping mapping) {
            merged.add(mapping);
        } else if (value instanceof Sequence sequence) {
            sequence.items().forEach(item -> collectMerged(item, merged));
        } else {
            reports.report(
                    value.position(),
                    pathOf(MERGE_KEY),
                    "The merge key \"<<\" takes a mapping or a list of mappings, not " + value.kindName() + ".");
        }
    }

    /** Own keys win over merged ones, and of the merged ones the first (YAML merge type). */
    private Map<String, Mapping.Entry> withMerged(Map<String, Mapping.Entry> own, List<Mapping> merged) {
        if (merged.isEmpty()) {
            return own;
        }
        Map<String, Mapping.Entry> all = new LinkedHashMap<>(own);
        for (Mapping mapping : merged) {
            values += mapping.entries().size();
            if (values > most) {
                throw tooMany(mapping.position());
            }
            mapping.entries().forEach(all::putIfAbsent);
        }
        return all;
    }

    private Directive collectionDirective(Optional<String> tag, String standard, Position position) {
        Directive directive = directive(tag.orElse(null));
        if (directive == Directive.NONE
                && tag.isPresent()
                && !tag.get().equals("!")
                && !tag.get().equals(YAML_TAGS + standard)) {
            unknownTag(position, tag.get());
        }
        return directive;
    }

    private static Directive directive(String tag) {
        if ("!reset".equals(tag)) {
            return Directive.RESET;
        }
        return "!override".equals(tag) ? Directive.OVERRIDE : Directive.NONE;
    }

    private void unknownTag(Position position, String tag) {
        reports.report(
                position,
                String.join(".", path),
                "The tag \"" + tag + "\" is unknown: Compose has !reset and !override.");
    }

    private GivenUp tooMany(Position position) {
        return new GivenUp(
                position, "The files have more than " + MOST_VALUES + " values once all aliases are written out.");
    }

    private Position start() {
        return new Position(file, 1, 1);
    }

    private Position at(Optional<Mark> mark) {
        return mark.map(place -> new Position(file, place.getLine() + 1, place.getColumn() + 1))
                .orElseGet(this::start);
    }

    private Position positionOf(String text, int codePoints) {
        int line = 1;
        int column = 1;
        int index = 0;
        for (int passed = 0; passed < codePoints && index < text.length(); passed++) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            line += codePoint == '\n' ? 1 : 0;
            column = codePoint == '\n' ? 1 : column + 1;
        }
        return new Position(file, line, column);
    }

    /** The rest of the file is not read. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Position position;

        GivenUp(Position position, String message) {
            super(message, null, false, false);
            this.position = position;
        }
    }
}
