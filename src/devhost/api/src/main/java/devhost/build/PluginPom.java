package devhost.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What the true plugin POM says: the single source for everything that the hpi of this build must have in common with it. */
public final class PluginPom {

    /** A dependency on another Jenkins plugin. */
    public record PluginDependency(String artifactId, boolean optional) {}

    /** Groups whose artifacts are Jenkins plugins. */
    private static final Set<String> PLUGIN_GROUPS = Set.of(
            "io.jenkins.plugins", "org.jenkins-ci.plugins", "org.jenkins-ci.plugins.workflow", "org.jenkinsci.plugins");

    private final Element project;

    private PluginPom(Element project) {
        this.project = project;
    }

    public static PluginPom read(Path pom) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new PluginPom(factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(pom + " is not a readable POM: " + e.getMessage(), e);
        }
    }

    /** The text of a path of child elements, such as {@code text("scm", "url")}, with {@code ${...}} properties put in. */
    public String text(String... path) {
        Element element = project;
        for (String name : path) {
            element = children(element, name).stream().findFirst().orElseThrow(
                    () -> new IllegalArgumentException("pom.xml has no element " + String.join("/", path)));
        }
        return interpolate(element.getTextContent().trim());
    }

    /** The jars that may be in WEB-INF/lib, without versions. */
    public List<String> bundledArtifacts() {
        return List.of(text("properties", "hpi.bundledArtifacts").split(","));
    }

    /** Plugins that the hpi depends on, in the order of the POM, without those of the tests. */
    public List<PluginDependency> pluginDependencies() {
        List<PluginDependency> found = new ArrayList<>();
        for (Element dependency : children(children(project, "dependencies").get(0), "dependency")) {
            boolean test = childText(dependency, "scope").equals("test");
            if (!test && PLUGIN_GROUPS.contains(childText(dependency, "groupId"))) {
                found.add(new PluginDependency(
                        childText(dependency, "artifactId"), childText(dependency, "optional").equals("true")));
            }
        }
        return List.copyOf(found);
    }

    private String interpolate(String text) {
        String result = text;
        for (int start = result.indexOf("${"); start >= 0; start = result.indexOf("${")) {
            String name = result.substring(start + 2, result.indexOf('}', start));
            String value = name.startsWith("project.") ? text(name.substring("project.".length())) : text("properties", name);
            result = result.replace("${" + name + "}", value);
        }
        return result;
    }

    private static String childText(Element parent, String name) {
        return children(parent, name).stream().map(e -> e.getTextContent().trim()).findFirst().orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
