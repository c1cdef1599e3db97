package io.jenkins.plugins.windflow.revision;

import static java.nio.file.Files.isDirectory;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.stack.adopt.AdoptionSource;
import io.jenkins.plugins.windflow.core.stack.adopt.ForeignStack;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/**
 * Takes a stack over with the very files that it was made from, which the labels of its containers name: on this controller, and only
 * when its engine runs here too. Labels are written by whoever makes containers, so this is for administrators, who are shown the
 * paths before.
 *
 * @param variables that whoever made the stack had in their environment
 */
public record ControllerFiles(DockerEnvironment environment, Map<String, String> variables) implements AdoptionSource {
    private static final int LIMIT = 4 * 1024 * 1024;

    /** Whether the engine of an environment runs on this controller, so that its files may be here. */
    public static boolean mayBeHere(DockerEnvironment environment) {
        return environment.getConnection() instanceof UnixSocketConnection;
    }

    @Override
    public Files of(ForeignStack stack) throws IOException {
        if (!mayBeHere(environment)) {
            throw new IllegalArgumentException(
                    "The engine of " + environment.getName() + " runs elsewhere, and so do the files of "
                            + stack.project() + ": take the stack over from its containers.");
        }
        Path directory = directory(stack);
        DirectoryFileSource source = new DirectoryFileSource(directory);
        List<ComposeFile> files = new ArrayList<>();
        for (String name : names(stack, directory)) {
            byte[] content = source.read(name, LIMIT);
            if (content.length > LIMIT) {
                throw new IllegalArgumentException("The file " + name + " is larger than " + LIMIT + " bytes.");
            }
            files.add(decode(name, content));
        }
        LoadRequest request = LoadRequest.of(files)
                .withSource(source)
                .withProjectDirectory(directory.toString())
                .withVariables(variables)
                .withServices(stack.containers().stream()
                        .map(container -> container.service())
                        .filter(service -> !service.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
        return new Files(request, List.of());
    }

    private static ComposeFile decode(String name, byte[] content) {
        try {
            return ComposeFile.decode(name, content);
        } catch (ComposeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The folder that the labels name; never one with Jenkins' own secrets in it. */
    private static Path directory(ForeignStack stack) {
        String text = label(stack, ComposeLabels.WORKING_DIR);
        try {
            Path directory = Path.of(text);
            if (!directory.isAbsolute() || !isDirectory(directory)) {
                throw new IllegalArgumentException(
                        "The folder '" + text + "', which the containers of " + stack.project()
                                + " name, is not on this controller: take the stack over from its containers.");
            }
            Path real = directory.toRealPath();
            Path home = Jenkins.get().getRootDir().toPath().toRealPath();
            if (home.startsWith(real) || real.startsWith(home)) {
                throw new IllegalArgumentException("The folder '" + text
                        + "' has Jenkins' own files in it or is one of them: take the stack over from its containers.");
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw new IllegalArgumentException("The folder '" + text + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> names(ForeignStack stack, Path directory) {
        List<String> names = new ArrayList<>();
        for (String file : label(stack, ComposeLabels.CONFIG_FILES).split(",")) {
            Path path = directory.resolve(file.strip()).normalize();
            if (file.isBlank() || !path.startsWith(directory) || !file.strip().matches(".*\\.ya?ml")) {
                throw new IllegalArgumentException("The file '" + file.strip() + "', which the containers of "
                        + stack.project() + " name, is no YAML file below " + directory
                        + ": take the stack over from its containers.");
            }
            names.add(directory.relativize(path).toString());
        }
        return names;
    }

    private static String label(ForeignStack stack, String name) {
        return stack.containers().stream()
                .map(container -> container.label(name))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
