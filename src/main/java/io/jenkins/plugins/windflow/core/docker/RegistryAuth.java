package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who pulls from or pushes to a registry.
 *
 * @param server the registry's host, with its port when it has one
 */
public record RegistryAuth(String username, String password, String server) {
    /** The value of the header {@code X-Registry-Auth}. */
    String header() {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("username", username)
                .put("password", password)
                .put("serveraddress", server)
                .toString();
        return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RegistryAuth[" + username + "@" + server + "]";
    }
}
