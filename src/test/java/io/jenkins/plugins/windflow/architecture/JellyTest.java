package io.jenkins.plugins.windflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Jelly views are not rendered in the devhost, so what can be checked without rendering is checked here. */
class JellyTest {

    private static final Path RESOURCES = SourceTree.path("src/main/resources");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern PROPERTY =
            Pattern.compile("\\b(it|instance|descriptor)\\.([a-zA-Z][a-zA-Z0-9]*)(\\()?");

    private static List<Path> views;

    @BeforeAll
    static void find() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            views = files.filter(f -> f.toString().endsWith(".jelly")).sorted().toList();
        }
    }

    @Test
    void thereAreViews() {
        assertThat(views).as("Jelly views under %s", RESOURCES).isNotEmpty();
        assertThat(RESOURCES.resolve("index.jelly"))
                .content()
                .doesNotContain("TODO")
                .hasSizeGreaterThan(80);
    }

    @TestFactory
    Stream<DynamicTest> everyView() {
        return views.stream()
                .map(view -> DynamicTest.dynamicTest(RESOURCES.relativize(view).toString(), () -> check(view)));
    }

    private static void check(Path view) throws Exception {
        String text = Files.readString(view);
        assertThat(text).as("escape-by-default comes first").startsWith("<?jelly escape-by-default='true'?>");
        Element root = parse(text);
        Class<?> owner = owner(view);
        for (Element element : elements(root)) {
            checkContentSecurity(element);
            if (owner != null) {
                checkField(view, owner, element);
                checkProperties(owner, element);
            }
        }
        if (owner != null) {
            checkKeys(view, text);
        }
    }

    /** Under Jenkins' Content-Security-Policy no inline script, style or handler runs. */
    private static void checkContentSecurity(Element element) {
        String name = element.getTagName();
        if (name.equals("script")) {
            assertThat(element.getAttribute("src")).as("<script> has a src").isNotBlank();
        }
        assertThat(name).as("no inline style sheet").isNotEqualTo("style");
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String attribute = attributes.item(i).getNodeName();
            assertThat(attribute)
                    .as("<%s>: no inline handler, no style, no legacy validation", name)
                    .doesNotMatch("on[a-z]+")
                    .isNotEqualTo("style")
                    .isNotEqualTo("checkUrl");
            assertThat(attributes.item(i).getNodeValue())
                    .as("<%s %s>", name, attribute)
                    .doesNotStartWith("javascript:");
        }
    }

    /** A form field is a property of the described class, with a getter, and has a help text. */
    private static void checkField(Path view, Class<?> owner, Element element) throws IOException {
        String field = element.getAttribute("field");
        if (field.isEmpty() || field.contains("${")) {
            return;
        }
        Class<?> declaring = declaringClass(owner, field);
        assertThat(declaring)
                .as("%s has a property '%s'", owner.getName(), field)
                .isNotNull();
        boolean entry =
                element.getTagName().equals("f:entry") || element.getTagName().equals("f:optionalProperty");
        if (entry && !element.getAttribute("help").startsWith("/")) {
            Path help = RESOURCES
                    .resolve(declaring.getName().replace('.', '/').replace('$', '/'))
                    .resolve("help-" + field + ".html");
            assertThat(help).as("help of '%s'", field).exists();
            assertThat(Files.readString(help).strip())
                    .as("help of '%s' is a <div>", field)
                    .startsWith("<div>");
        }
    }

    private static void checkProperties(Class<?> owner, Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            checkExpressions(owner, attributes.item(i).getNodeValue());
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                checkExpressions(owner, child.getNodeValue());
            }
        }
    }

    private static void checkExpressions(Class<?> owner, String text) {
        for (MatchResult expression : EXPRESSION.matcher(text).results().toList()) {
            for (MatchResult property :
                    PROPERTY.matcher(expression.group(1)).results().toList()) {
                String name = property.group(2);
                boolean call = property.group(3) != null;
                Class<?> target = property.group(1).equals("descriptor") ? descriptorOf(owner) : owner;
                if (target != null) {
                    assertThat(has(target, call ? m -> m.getName().equals(name) : isGetter(name)))
                            .as(
                                    "%s.%s in ${%s} exists on %s",
                                    property.group(1), name, expression.group(1), target.getName())
                            .isTrue();
                }
            }
        }
    }

    /** Each text of the view's properties file is used, and each used key of it exists. */
    private static void checkKeys(Path view, String text) throws IOException {
        Path file = Path.of(view.toString().replaceFirst("\\.jelly$", ".properties"));
        if (!Files.exists(file)) {
            return;
        }
        Properties keys = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            keys.load(reader);
        }
        for (String key : keys.stringPropertyNames()) {
            assertThat(text)
                    .as("%s uses the text '%s'", view.getFileName(), key)
                    .contains(key);
        }
    }

    private static Class<?> owner(Path view) {
        String folder = RESOURCES.relativize(view).getParent() == null
                ? ""
                : RESOURCES.relativize(view).getParent().toString();
        String name = folder.replace('/', '.');
        while (!name.isEmpty()) {
            try {
                return Class.forName(name, false, JellyTest.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                int dot = name.lastIndexOf('.');
                if (dot < 0 || !Character.isUpperCase(name.charAt(name.lastIndexOf('.', dot - 1) + 1))) {
                    assertThat(Character.isUpperCase(name.charAt(dot + 1)))
                            .as("the folder %s belongs to a class", folder)
                            .isFalse();
                    return null; // a folder of shared views
                }
                name = name.substring(0, dot) + '$' + name.substring(dot + 1);
            }
        }
        return null;
    }

    private static Class<?> descriptorOf(Class<?> owner) {
        if (has(owner, m -> m.getName().equals("getConfigFile"))) {
            return owner; // a GlobalConfiguration is its own descriptor
        }
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            for (Class<?> nested : type.getDeclaredClasses()) {
                if (nested.getSimpleName().equals("DescriptorImpl")) {
                    return nested;
                }
            }
        }
        return null;
    }

    /** The class whose getter or public field it is: the one that Jenkins looks for the help text in. */
    private static Class<?> declaringClass(Class<?> owner, String property) {
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (isGetter(property).test(method)) {
                    return type;
                }
            }
        }
        return null;
    }

    private static boolean has(Class<?> type, Predicate<Method> wanted) {
        return Stream.of(type.getMethods()).anyMatch(wanted);
    }

    private static Predicate<Method> isGetter(String property) {
        String capital = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        return m -> m.getParameterCount() == 0
                && (m.getName().equals("get" + capital) || m.getName().equals("is" + capital));
    }

    private static Element parse(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element root) {
        List<Element> all = new ArrayList<>(List.of(root));
        NodeList below = root.getElementsByTagName("*");
        for (int i = 0; i < below.getLength(); i++) {
            all.add((Element) below.item(i));
        }
        return all;
    }
}
