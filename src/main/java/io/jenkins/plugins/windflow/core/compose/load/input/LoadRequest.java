package io.jenkins.plugins.windflow.core.compose.load.input;

import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What to load, and with which values. Start with {@link #of} and add what there is.
 *
 * @param projectName wins over the {@code name} of the files; one of the two is needed
 * @param files at least one; a later one is put over the earlier ones
 * @param source the workspace, or {@link FileSource#NONE}
 * @param projectDirectory path on the Docker host that relative bind mounts start from; without it they are an error
 * @param variables for interpolation; come first
 * @param secrets for interpolation and for {@code secrets}, by name; a name must not be in the variables too
 * @param profiles that are switched on; {@code *} for all
 * @param services to take, with those they depend on; empty for all
 * @param policy what the files may ask for
 */
public record LoadRequest(
        Optional<String> projectName,
        List<ComposeFile> files,
        FileSource source,
        Optional<String> projectDirectory,
        Map<String, String> variables,
        Map<String, Sensitive> secrets,
        Set<String> profiles,
        List<String> services,
        ComposePolicy policy) {
    public LoadRequest {
        Objects.requireNonNull(projectName, "projectName");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(projectDirectory, "projectDirectory");
        Objects.requireNonNull(policy, "policy");
        files = List.copyOf(files);
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
        profiles = Set.copyOf(profiles);
        services = List.copyOf(services);
    }

    /** These files alone: no workspace, no values, no restriction. */
    public static LoadRequest of(List<ComposeFile> files) {
        return new LoadRequest(
                Optional.empty(),
                files,
                FileSource.NONE,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Set.of(),
                List.of(),
                ComposePolicy.ALLOW_ALL);
    }

    public LoadRequest withProjectName(String name) {
        return new LoadRequest(
                Optional.of(name), files, source, projectDirectory, variables, secrets, profiles, services, policy);
    }

    public LoadRequest withSource(FileSource workspace) {
        return new LoadRequest(
                projectName, files, workspace, projectDirectory, variables, secrets, profiles, services, policy);
    }

    public LoadRequest withProjectDirectory(String directory) {
        return new LoadRequest(
                projectName, files, source, Optional.of(directory), variables, secrets, profiles, services, policy);
    }

    public LoadRequest withVariables(Map<String, String> values) {
        return new LoadRequest(
                projectName, files, source, projectDirectory, values, secrets, profiles, services, policy);
    }

    public LoadRequest withSecrets(Map<String, Sensitive> values) {
        return new LoadRequest(
                projectName, files, source, projectDirectory, variables, values, profiles, services, policy);
    }

    public LoadRequest withProfiles(Set<String> names) {
        return new LoadRequest(
                projectName, files, source, projectDirectory, variables, secrets, names, services, policy);
    }

    public LoadRequest withServices(List<String> names) {
        return new LoadRequest(
                projectName, files, source, projectDirectory, variables, secrets, profiles, names, policy);
    }

    public LoadRequest withPolicy(ComposePolicy allowed) {
        return new LoadRequest(
                projectName, files, source, projectDirectory, variables, secrets, profiles, services, allowed);
    }
}
