package io.jenkins.plugins.windflow.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.TlsDialer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.environment.EngineAddress;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A TCP port with TLS; the engine's certificate and host name are always verified. */
public final class TlsSocketConnection extends Connection {
    private static final int DEFAULT_PORT = 2376;

    private final String uri;
    private String credentialsId;
    private String caCredentialsId;

    /** @param uri {@code tcp://host:port}; the port is 2376 when it is left out */
    @DataBoundConstructor
    public TlsSocketConnection(String uri) {
        this.uri = Util.fixEmptyAndTrim(uri);
    }

    public String getUri() {
        return uri;
    }

    /** The credentials with the client's certificate and key; null when the engine asks for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** The credentials with the certificate authorities; null to take those of the client credentials, else of Java. */
    public String getCaCredentialsId() {
        return caCredentialsId;
    }

    @DataBoundSetter
    public void setCaCredentialsId(String caCredentialsId) {
        this.caCredentialsId = Util.fixEmptyAndTrim(caCredentialsId);
    }

    @Override
    public Dialer dialer(String environment) {
        EngineAddress address = address();
        return new TlsDialer(
                address.host(), address.port(), TlsCredentials.material(environment, credentialsId, caCredentialsId));
    }

    @Override
    public String endpoint() {
        return uri;
    }

    @Override
    public void track(Run<?, ?> build) {
        TlsCredentials.track(build, credentialsId);
        TlsCredentials.track(build, caCredentialsId);
    }

    @Override
    public void check() {
        address();
    }

    private EngineAddress address() {
        try {
            return EngineAddress.parse(uri, DEFAULT_PORT);
        } catch (IllegalArgumentException e) {
            throw new EngineException(EngineException.Kind.BAD_REQUEST, e.getMessage(), e);
        }
    }

    @Extension
    @Symbol("tlsSocket")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.TlsSocketConnection_displayName();
        }

        @POST
        public FormValidation doCheckUri(@QueryParameter String value) {
            if (!mayConfigure()) {
                return FormValidation.ok();
            }
            try {
                new TlsSocketConnection(value).check();
                return FormValidation.ok();
            } catch (EngineException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            return mayConfigure() ? TlsCredentials.clients(credentialsId) : TlsCredentials.only(credentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value) {
            return mayConfigure() ? TlsCredentials.checkClient(value) : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillCaCredentialsIdItems(@QueryParameter String caCredentialsId) {
            return mayConfigure() ? TlsCredentials.authorities(caCredentialsId) : TlsCredentials.only(caCredentialsId);
        }

        @POST
        public FormValidation doCheckCaCredentialsId(@QueryParameter String value) {
            return mayConfigure() ? TlsCredentials.checkAuthority(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doTestConnection(
                @QueryParameter String uri,
                @QueryParameter String credentialsId,
                @QueryParameter String caCredentialsId) {
            TlsSocketConnection connection = new TlsSocketConnection(uri);
            connection.setCredentialsId(credentialsId);
            connection.setCaCredentialsId(caCredentialsId);
            return test(connection);
        }
    }
}
