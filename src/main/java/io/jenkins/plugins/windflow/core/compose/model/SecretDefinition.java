package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A secret of the project that services can have mounted as a file.
 *
 * @param key the name inside the Compose file
 * @param content what the file will hold
 */
public record SecretDefinition(String key, Sensitive content) {
    public SecretDefinition {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(content, "content");
    }
}
