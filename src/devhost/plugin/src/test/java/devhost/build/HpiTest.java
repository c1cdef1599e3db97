package devhost.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What a real Jenkins needs to find in windflow.hpi. The file is built before the tests run: see ./dev test. */
class HpiTest {

    private static final Path ROOT = Path.of(System.getProperty("windflow.root"));
    private static final String PACKAGE = "io/jenkins/plugins/windflow/";

    private static PluginPom pom;
    private static Attributes outerManifest;
    private static Attributes innerManifest;
    private static Map<String, byte[]> outer;
    private static Map<String, byte[]> inner;

    @BeforeAll
    static void read() throws IOException {
        Path hpi = ROOT.resolve("target/windflow.hpi");
        assertThat(hpi).as("run ./dev build first").exists();
        pom = PluginPom.read(ROOT.resolve("pom.xml"));
        try (JarFile jar = new JarFile(hpi.toFile())) {
            outerManifest = jar.getManifest().getMainAttributes();
            outer = new TreeMap<>();
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                try (InputStream in = jar.getInputStream(entry)) {
                    outer.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        inner = new TreeMap<>();
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(outer.get("WEB-INF/lib/windflow.jar")))) {
            innerManifest = jar.getManifest().getMainAttributes();
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                inner.put(entry.getName(), jar.readAllBytes());
            }
        }
    }

    @Test
    void manifestIsInBothJarsAndSaysWhatThePomSays() {
        assertThat(innerManifest).isEqualTo(outerManifest);
        assertThat(outerManifest.getValue("Short-Name")).isEqualTo("windflow");
        assertThat(outerManifest.getValue("Long-Name")).isEqualTo("Windflow");
        assertThat(outerManifest.getValue("Jenkins-Version")).isEqualTo("2.555.3");
        assertThat(outerManifest.getValue("Plugin-Version")).isNotBlank();
        assertThat(outerManifest.getValue("PluginFirstClassLoader")).isNull();
    }

    @Test
    void pluginDependenciesAreThoseOfThePom() {
        List<String> wanted = pom.pluginDependencies().stream()
                .map(d -> d.artifactId() + (d.optional() ? ";resolution:=optional" : "")).toList();
        List<String> found = List.of(outerManifest.getValue("Plugin-Dependencies").split(",")).stream()
                .map(d -> d.replaceFirst(":[^;]*", "")).toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(found).contains("credentials", "workflow-step-api", "cloudbees-folder;resolution:=optional");
    }

    @Test
    void bundledLibrariesAreThoseOfThePom() {
        List<String> wanted = pom.bundledArtifacts().stream()
                .map(a -> "WEB-INF/lib/" + a + "-" + pom.text("properties", versionOf(a)) + ".jar").toList();
        assertThat(outer.keySet()).filteredOn(n -> n.startsWith("WEB-INF/lib/") && !n.endsWith("/windflow.jar"))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** The property with the version of a library; docker-java's parts share one. */
    private static String versionOf(String artifact) {
        return (artifact.startsWith("docker-java-") ? "docker-java" : artifact) + ".version";
    }

    @Test
    void nothingOfTheStandInIsShipped() {
        assertThat(inner.keySet()).filteredOn(n -> n.endsWith(".class")).isNotEmpty().allMatch(n -> n.startsWith(PACKAGE));
    }

    @Test
    void extensionsTextsViewsAndPagesAreThere() {
        assertThat(inner).containsKeys("META-INF/annotations/hudson.Extension", "META-INF/annotations/org.jenkinsci.Symbol",
                "META-INF/annotations/hudson.init.Terminator", "index.jelly",
                PACKAGE + "config/WindflowConfiguration/config.jelly", PACKAGE + "config/Messages.class",
                PACKAGE + "config/Messages.properties");
        assertThat(outer).containsKeys("app/main.js", "app/main.css");
    }

    @Test
    void parameterNamesAreKept() throws IOException {
        ClassNode environment = new ClassNode();
        new ClassReader(inner.get(PACKAGE + "config/DockerEnvironment.class")).accept(environment, 0);
        MethodNode constructor =
                environment.methods.stream().filter(m -> m.name.equals("<init>")).findFirst().orElseThrow();
        assertThat(constructor.parameters).as("javac -parameters").extracting(p -> p.name).contains("name");
    }

    @Test
    void bothBuildsUseTheSameLibraryVersions() throws IOException {
        String devhost = Files.readString(ROOT.resolve("src/devhost/pom.xml"));
        for (String artifact : pom.bundledArtifacts()) {
            String property = versionOf(artifact);
            assertThat(devhost).contains("<" + property + ">" + pom.text("properties", property) + "<");
        }
    }
}
