package io.jenkins.plugins.windflow.core.compose.load.input;

import io.jenkins.plugins.windflow.core.compose.model.Sensitive;

/**
 * A file of the workspace that a load has read, beside the Compose files that were given to it.
 *
 * @param path in the workspace, with forward slashes
 * @param content may hold environment values
 * @param secret whether it is the content of a secret
 */
public record ReadFile(String path, Sensitive content, boolean secret) {}
