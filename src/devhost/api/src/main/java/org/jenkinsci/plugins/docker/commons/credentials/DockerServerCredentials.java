package org.jenkinsci.plugins.docker.commons.credentials;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Extension;
import hudson.Util;
import hudson.util.Secret;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** What a client needs to reach a Docker server by TLS, all in PEM. */
public class DockerServerCredentials extends BaseStandardCredentials {
    private static final long serialVersionUID = 1L;
    private final Secret clientKey;
    private final String clientCertificate;
    private final String serverCaCertificate;

    @DataBoundConstructor
    public DockerServerCredentials(CredentialsScope scope, String id, String description, Secret clientKeySecret,
            String clientCertificate, String serverCaCertificate) {
        super(scope, id, description);
        this.clientKey = clientKeySecret;
        this.clientCertificate = Util.fixEmptyAndTrim(clientCertificate);
        this.serverCaCertificate = Util.fixEmptyAndTrim(serverCaCertificate);
    }

    public Secret getClientKeySecret() {
        return clientKey;
    }

    public String getClientCertificate() {
        return clientCertificate;
    }

    public String getServerCaCertificate() {
        return serverCaCertificate;
    }

    @Extension
    @Symbol({"x509ClientCert", "dockerServer"})
    public static class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return "X.509 Client Certificate";
        }
    }
}
