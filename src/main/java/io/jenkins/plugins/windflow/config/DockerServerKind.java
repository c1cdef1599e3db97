package io.jenkins.plugins.windflow.config;

import hudson.Extension;
import hudson.util.Secret;
import io.jenkins.plugins.windflow.core.docker.connect.TlsMaterial;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerCredentials;

/**
 * The client certificate kind of the Docker Commons plugin. Without that plugin Jenkins leaves this extension out, because a
 * type in its signatures is missing.
 */
@Extension(optional = true)
public final class DockerServerKind extends TlsCredentialKind<DockerServerCredentials> {
    @Override
    protected Class<DockerServerCredentials> type() {
        return DockerServerCredentials.class;
    }

    @Override
    protected String title() {
        return Messages.DockerServerKind_title();
    }

    @Override
    protected TlsMaterial material(DockerServerCredentials server, String authorities) {
        Secret key = server.getClientKeySecret();
        return TlsMaterial.ofPem(
                authorities == null ? server.getServerCaCertificate() : authorities,
                server.getClientCertificate(),
                key == null ? null : key.getPlainText());
    }
}
