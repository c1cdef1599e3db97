package devhost.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packs windflow.hpi as Jenkins' hpi plugin for Maven does: the plugin's classes as a jar in WEB-INF/lib, its bundled
 * libraries beside it, the web resources at the top, and the manifest that the plugin manager reads in both.
 *
 * <p>Arguments: pom.xml, the versions of plugin dependencies (properties), the classes folder, the web resources folder,
 * the class path of bundled libraries, the version, the hpi to write.
 */
public final class HpiPacker {

    private final PluginPom pom;
    private final Properties pluginVersions;
    private final String version;

    private HpiPacker(PluginPom pom, Properties pluginVersions, String version) {
        this.pom = pom;
        this.pluginVersions = pluginVersions;
        this.version = version;
    }

    public static void main(String[] args) throws IOException {
        Properties versions = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(args[1]))) {
            versions.load(reader);
        }
        Path classes = Path.of(args[2]);
        List<Path> libraries = Stream.of(args[4].split(java.io.File.pathSeparator))
                .map(Path::of).filter(p -> p.toString().endsWith(".jar")).sorted().toList();
        new HpiPacker(PluginPom.read(Path.of(args[0])), versions, args[5])
                .pack(classes, Path.of(args[3]), libraries, Path.of(args[6]));
    }

    private void pack(Path classes, Path webapp, List<Path> libraries, Path hpi) throws IOException {
        if (!Files.exists(webapp.resolve("app/main.js"))) {
            throw new IOException("The pages are not built (" + webapp + "/app/main.js is missing): run 'npm ci && npm run"
                    + " build' in src/main/frontend first; ./dev does it by itself.");
        }
        checkBundled(libraries);
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        writeJar(inner, contents(classes, ""));
        Map<String, byte[]> entries = contents(webapp, "");
        entries.put("WEB-INF/lib/windflow.jar", inner.toByteArray());
        for (Path library : libraries) {
            entries.put("WEB-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
        }
        Files.createDirectories(hpi.getParent());
        try (OutputStream out = Files.newOutputStream(hpi)) {
            writeJar(out, entries);
        }
    }

    /** The hpi may carry exactly the libraries that pom.xml names, as the Maven plugin's strict check demands. */
    private void checkBundled(List<Path> libraries) throws IOException {
        List<String> found = libraries.stream()
                .map(l -> l.getFileName().toString().replaceFirst("-\\d[^-]*\\.jar$", "")).sorted().toList();
        List<String> allowed = pom.bundledArtifacts().stream().sorted().toList();
        if (!found.equals(allowed)) {
            throw new IOException("The hpi would bundle " + found + ", but pom.xml allows " + allowed
                    + " (hpi.bundledArtifacts): exclude what Jenkins or an API plugin provides, or name it there.");
        }
    }

    private static Map<String, byte[]> contents(Path folder, String prefix) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                entries.put(prefix + folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return entries;
    }

    private void writeJar(OutputStream target, Map<String, byte[]> entries) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(target, manifest())) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        }
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        String shortName = pom.text("artifactId");
        Map.ofEntries(
                Map.entry("Group-Id", pom.text("groupId")),
                Map.entry("Artifact-Id", shortName),
                Map.entry("Short-Name", shortName),
                Map.entry("Long-Name", pom.text("name")),
                Map.entry("Extension-Name", shortName),
                Map.entry("Implementation-Title", shortName),
                Map.entry("Implementation-Version", version),
                Map.entry("Plugin-Version", version),
                Map.entry("Specification-Title", pom.text("description")),
                Map.entry("Url", pom.text("url")),
                Map.entry("Plugin-License-Name", pom.text("licenses", "license", "name")),
                Map.entry("Plugin-License-Url", pom.text("licenses", "license", "url")),
                Map.entry("Plugin-ScmUrl", pom.text("scm", "url")),
                Map.entry("Jenkins-Version", pom.text("properties", "jenkins.version")),
                Map.entry("Hudson-Version", pom.text("properties", "jenkins.version")),
                Map.entry("Minimum-Java-Version", "21"),
                Map.entry("Plugin-Dependencies", pluginDependencies()))
                .forEach(main::putValue);
        return manifest;
    }

    private String pluginDependencies() {
        List<String> missing = new ArrayList<>();
        String dependencies = pom.pluginDependencies().stream().map(dependency -> {
            String wanted = pluginVersions.getProperty(dependency.artifactId());
            if (wanted == null) {
                missing.add(dependency.artifactId());
            }
            return dependency.artifactId() + ":" + wanted + (dependency.optional() ? ";resolution:=optional" : "");
        }).collect(Collectors.joining(","));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("plugin-versions.properties lacks " + missing + ", which pom.xml depends on.");
        }
        return dependencies;
    }
}
