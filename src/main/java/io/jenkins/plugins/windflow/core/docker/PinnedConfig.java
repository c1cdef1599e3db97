package io.jenkins.plugins.windflow.core.docker;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;

/**
 * docker-java's settings with nothing but the API version. Its own default would read this process's environment
 * variables and the home directory's Docker settings, which have no business in any environment.
 */
final class PinnedConfig implements DockerClientConfig {
    private static final URI UNUSED = URI.create("tcp://docker");

    private final RemoteApiVersion apiVersion;

    PinnedConfig(String apiVersion) {
        this.apiVersion = RemoteApiVersion.parseConfig(apiVersion);
    }

    @Override
    public URI getDockerHost() {
        return UNUSED;
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return apiVersion;
    }

    @Override
    public String getRegistryUsername() {
        return null;
    }

    @Override
    public String getRegistryPassword() {
        return null;
    }

    @Override
    public String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return null;
    }

    @Override
    public AuthConfig effectiveAuthConfig(String imageName) {
        return null;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    @Override
    public SSLConfig getSSLConfig() {
        return null;
    }
}
