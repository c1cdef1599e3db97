package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.compose.load.LoadedProject;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.input.ReadFile;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.operation.Redactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that a project was loaded from, so that the same project can be loaded again. Holds the user's own texts, as
 * they were before interpolation; never the value of a secret: a text that has one in it is withheld.
 *
 * @param files the Compose files, in their order
 * @param further the files that these have read from the workspace
 * @param workspace whether there was one: without it a missing file is another error
 * @param projectDirectory path on the Docker host that relative bind mounts begin at
 * @param variables given for interpolation
 * @param secrets names, each with the id of its credentials
 * @param profiles that were switched on
 * @param services that were taken; empty for all
 */
public record Blueprint(
        List<StoredFile> files,
        List<StoredFile> further,
        boolean workspace,
        Optional<String> projectDirectory,
        Map<String, StoredContent> variables,
        Map<String, String> secrets,
        List<String> profiles,
        List<String> services) {
    /** Keeps unmodifiable copies. */
    public Blueprint {
        files = List.copyOf(files);
        further = List.copyOf(further);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        profiles = List.copyOf(profiles);
        services = List.copyOf(services);
    }

    /**
     * What a project was loaded from.
     *
     * @param secretIds names of the request's secrets, each with the id of its credentials
     */
    public static Blueprint of(LoadRequest request, LoadedProject loaded, Map<String, String> secretIds) {
        Redactor secrets = new Redactor();
        secrets.protect(
                loaded.project().confidential().stream().map(Sensitive::reveal).toList());
        Map<String, StoredContent> variables = new LinkedHashMap<>();
        new TreeSet<>(request.variables().keySet())
                .forEach(name ->
                        variables.put(name, StoredContent.of(request.variables().get(name), secrets)));
        return new Blueprint(
                request.files().stream()
                        .map(file -> new StoredFile(file.name(), StoredContent.of(file.text(), secrets)))
                        .toList(),
                loaded.files().stream()
                        .map(file -> new StoredFile(file.path(), content(file, secrets)))
                        .toList(),
                request.source().exists(),
                request.projectDirectory(),
                variables,
                secretIds,
                request.profiles().stream().sorted().toList(),
                request.services());
    }

    private static StoredContent content(ReadFile file, Redactor secrets) {
        return file.secret()
                ? new StoredContent.Withheld("it is the content of a secret")
                : StoredContent.of(file.content().revealBytes(), secrets);
    }

    /** What is not stored: one clause for each, for instance {@code .env is not stored, because ...}. */
    public List<String> withheld() {
        List<String> clauses = new ArrayList<>();
        List<StoredFile> all = new ArrayList<>(files);
        all.addAll(further);
        all.forEach(file -> clause(file.path(), file.content()).ifPresent(clauses::add));
        variables.forEach(
                (name, content) -> clause("the variable " + name, content).ifPresent(clauses::add));
        return clauses;
    }

    private static Optional<String> clause(String what, StoredContent content) {
        return content instanceof StoredContent.Withheld(String reason)
                ? Optional.of(what + " is not stored, because " + reason)
                : Optional.empty();
    }

    /**
     * The request that loads the project again; secrets and policy have still to be added.
     *
     * @throws IllegalStateException when something is withheld
     */
    public LoadRequest request() {
        if (!withheld().isEmpty()) {
            throw new IllegalStateException(String.join("; ", withheld()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        variables.forEach((name, content) -> values.put(name, text(content)));
        LoadRequest request = LoadRequest.of(files.stream()
                        .map(file -> new ComposeFile(file.path(), text(file.content())))
                        .toList())
                .withVariables(values)
                .withProfiles(new TreeSet<>(profiles))
                .withServices(services);
        if (workspace) {
            request = request.withSource(new StoredFileSource(further));
        }
        return projectDirectory.map(request::withProjectDirectory).orElse(request);
    }

    private static String text(StoredContent content) {
        return ((StoredContent.Text) content).text();
    }
}
