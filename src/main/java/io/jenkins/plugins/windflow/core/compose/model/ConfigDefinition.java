package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A config of the project: the content of a file that services can have.
 *
 * @param key the name inside the Compose file
 * @param content what the file will hold; never printed by itself, because it may hold a secret
 * @param secret whether a secret is in the content
 */
public record ConfigDefinition(String key, Sensitive content, boolean secret) {
    public ConfigDefinition {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(content, "content");
    }
}
