package io.jenkins.plugins.windflow.config;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.TcpDialer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.environment.EngineAddress;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A TCP port without encryption and without authentication: whoever reaches the port is root on that host. */
public final class TcpSocketConnection extends Connection {
    private static final int DEFAULT_PORT = 2375;

    private final String uri;

    /** @param uri {@code tcp://host:port}; the port is 2375 when it is left out */
    @DataBoundConstructor
    public TcpSocketConnection(String uri) {
        this.uri = Util.fixEmptyAndTrim(uri);
    }

    public String getUri() {
        return uri;
    }

    @Override
    public Dialer dialer(String environment) {
        EngineAddress address = address();
        return new TcpDialer(address.host(), address.port());
    }

    @Override
    public String endpoint() {
        return uri;
    }

    @Override
    public Optional<String> warning() {
        return Optional.of("The traffic with " + uri + " is not encrypted.");
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
    @Symbol("tcpSocket")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.TcpSocketConnection_displayName();
        }

        /** Warns even when the address is fine. */
        @POST
        public FormValidation doCheckUri(@QueryParameter String value) {
            if (!mayConfigure()) {
                return FormValidation.ok();
            }
            try {
                new TcpSocketConnection(value).check();
            } catch (EngineException e) {
                return FormValidation.error(e.getMessage());
            }
            return FormValidation.warning(Messages.TcpSocketConnection_plain());
        }

        @POST
        public FormValidation doTestConnection(@QueryParameter String uri) {
            return test(new TcpSocketConnection(uri));
        }
    }
}
