package devhost.casc;

import io.jenkins.plugins.casc.ConfiguratorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML to maps, lists and scalars, and back in the style of configuration as code. */
public final class YamlDocument {
    private YamlDocument() {}

    @SuppressWarnings("unchecked")
    public static Map<String, Object> parse(String yaml) {
        try {
            Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
            if (root == null) {
                return Map.of();
            }
            if (!(root instanceof Map)) {
                throw new ConfiguratorException("A configuration is a mapping, not " + root.getClass().getSimpleName());
            }
            return (Map<String, Object>) root;
        } catch (YamlEngineException e) {
            throw new ConfiguratorException("Invalid YAML: " + e.getMessage(), e);
        }
    }

    /** Keys are plain, texts quoted, texts of several lines literal. */
    public static String print(Map<String, Object> root) {
        DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Present(settings).emitToString(new Serialize(settings).serializeOne(node(root)).iterator());
    }

    private static Node node(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                List<NodeTuple> tuples = new ArrayList<>();
                map.forEach((key, each) -> tuples.add(
                        new NodeTuple(new ScalarNode(Tag.STR, key.toString(), ScalarStyle.PLAIN), node(each))));
                yield new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
            case List<?> list -> {
                List<Node> items = new ArrayList<>();
                list.forEach(each -> items.add(node(each)));
                yield new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
            case Boolean flag -> new ScalarNode(Tag.BOOL, flag.toString(), ScalarStyle.PLAIN);
            case Number number -> new ScalarNode(
                    number instanceof Double ? Tag.FLOAT : Tag.INT, number.toString(), ScalarStyle.PLAIN);
            default -> new ScalarNode(Tag.STR, value.toString(),
                    value.toString().contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
        };
    }
}
