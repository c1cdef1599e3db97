package io.jenkins.plugins.windflow.core.compose.projects;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A project of the corpus in {@code src/test/resources/.../core/compose/projects}: a folder with Compose files and what
 * they refer to, and {@code project.properties} that says how to load it:
 *
 * <pre>
 * title            one line: what it is about
 * files            names of the Compose files, separated by spaces; compose.yaml by default
 * project          name of the project; by default the files say it
 * profiles         that are on, separated by spaces
 * services         to take, separated by spaces; all by default
 * variables.NAME   a variable
 * secrets.NAME     a secret; docker compose gets it as a variable
 * </pre>
 *
 * A file {@code engine.yaml} in the folder is what has to be otherwise on a small machine: see {@link #onEngine}.
 *
 * @param folder of the project, absolute
 */
public record SampleProject(Path folder, Properties description) {
    private static final Path CORPUS =
            SourceTree.path("src/test/resources/io/jenkins/plugins/windflow/core/compose/projects");
    private static final Set<String> KEYS = Set.of("title", "files", "project", "profiles", "services");

    /** Every project of the corpus, in the order of their numbers. */
    public static List<SampleProject> all() {
        try (Stream<Path> folders = Files.list(CORPUS.toRealPath())) {
            return folders.sorted().map(SampleProject::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SampleProject read(Path folder) {
        Properties description = new Properties();
        try (Reader text = Files.newBufferedReader(folder.resolve("project.properties"))) {
            description.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (String key : description.stringPropertyNames()) {
            if (!KEYS.contains(key) && !key.startsWith("variables.") && !key.startsWith("secrets.")) {
                throw new IllegalArgumentException(folder + "/project.properties: unknown key " + key);
            }
        }
        return new SampleProject(folder, description);
    }

    /** The name of the folder. */
    public String name() {
        return folder.getFileName().toString();
    }

    public String title() {
        return description.getProperty("title");
    }

    /**
     * The project as it runs on any engine, given images of the names in it: without hardware, names and addresses that
     * only its own machine has.
     */
    public SampleProject onEngine() {
        return needsChanges() ? with("engine.yaml") : this;
    }

    /** Whether it cannot run everywhere as it stands. */
    public boolean needsChanges() {
        return Files.exists(folder.resolve("engine.yaml"));
    }

    /** The project with one more Compose file, which changes what the others say. */
    public SampleProject with(String file) {
        Properties more = new Properties();
        more.putAll(description);
        more.setProperty("files", String.join(" ", files()) + " " + file);
        return new SampleProject(folder, more);
    }

    /** The same in a copy of its folder. */
    public SampleProject in(Path copy) {
        return new SampleProject(copy, description);
    }

    /** What to ask the loader for: the folder is the workspace, and relative paths of the Docker host start where the files are. */
    public LoadRequest request() throws IOException {
        List<ComposeFile> files = new ArrayList<>();
        for (String name : files()) {
            files.add(new ComposeFile(name, Files.readString(folder.resolve(name))));
        }
        Map<String, Sensitive> secrets = new HashMap<>();
        values("secrets.").forEach((name, value) -> secrets.put(name, Sensitive.of(value)));
        LoadRequest request = LoadRequest.of(files)
                .withSource(new DirectoryFileSource(folder))
                .withProjectDirectory(
                        folder.resolve(files().getFirst()).getParent().toString())
                .withVariables(values("variables."))
                .withSecrets(secrets)
                .withProfiles(Set.copyOf(words("profiles", "")))
                .withServices(words("services", ""));
        String project = description.getProperty("project");
        return project == null ? request : request.withProjectName(project);
    }

    /** The options that make {@code docker compose} load the same, for use in the folder. */
    public List<String> composeOptions() {
        List<String> options = new ArrayList<>();
        files().forEach(file -> options.addAll(List.of("-f", file)));
        words("profiles", "").forEach(profile -> options.addAll(List.of("--profile", profile)));
        if (description.containsKey("project")) {
            options.addAll(List.of("-p", description.getProperty("project")));
        }
        return options;
    }

    /** The whole environment in which {@code docker compose} sees the same values. */
    public Map<String, String> composeEnvironment() {
        Map<String, String> environment = new HashMap<>(values("variables."));
        environment.putAll(values("secrets."));
        return environment;
    }

    public List<String> services() {
        return words("services", "");
    }

    private List<String> files() {
        return words("files", "compose.yaml");
    }

    private List<String> words(String key, String otherwise) {
        String text = description.getProperty(key, otherwise).strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private Map<String, String> values(String prefix) {
        Map<String, String> values = new HashMap<>();
        for (String key : description.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), description.getProperty(key));
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return name() + ": " + title();
    }
}
