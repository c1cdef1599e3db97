package io.jenkins.plugins.windflow.config;

import hudson.Extension;
import hudson.Util;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.UnixDialer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.environment.LocalSockets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A UNIX socket on the controller. Whoever can use it is root on the controller. */
public final class UnixSocketConnection extends Connection {
    private final String path;

    /** @param path absolute path of the socket */
    @DataBoundConstructor
    public UnixSocketConnection(String path) {
        this.path = Util.fixEmptyAndTrim(path);
    }

    public String getPath() {
        return path;
    }

    @Override
    public Dialer dialer(String environment) {
        check();
        return new UnixDialer(Path.of(path));
    }

    @Override
    public String endpoint() {
        return "unix://" + path;
    }

    @Override
    public void check() {
        if (path == null) {
            throw new EngineException(Kind.BAD_REQUEST, "The connection needs the path of a socket.", null);
        }
        try {
            if (!Path.of(path).isAbsolute()) {
                throw new EngineException(
                        Kind.BAD_REQUEST, "'" + path + "' is not the absolute path of a socket: begin with /.", null);
            }
        } catch (InvalidPathException e) {
            throw new EngineException(Kind.BAD_REQUEST, "'" + path + "' is not a path: " + e.getReason() + ".", e);
        }
    }

    @Extension
    @Symbol("unixSocket")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.UnixSocketConnection_displayName();
        }

        /** Offers the sockets that were found on the controller. */
        @POST
        public ComboBoxModel doFillPathItems() {
            return mayAdminister() ? new ComboBoxModel(found()) : new ComboBoxModel();
        }

        @POST
        public FormValidation doCheckPath(@QueryParameter String value) {
            if (!mayAdminister()) {
                return FormValidation.ok();
            }
            try {
                new UnixSocketConnection(value).check();
            } catch (EngineException e) {
                return FormValidation.error(e.getMessage());
            }
            return Files.exists(Path.of(value.strip()))
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.UnixSocketConnection_noSocket(value.strip()));
        }

        /** Wants more than the other kinds do: a socket that somebody may try is one that somebody may use. */
        @POST
        public FormValidation doTestConnection(@QueryParameter String path) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return test(new UnixSocketConnection(path));
        }

        private static boolean mayAdminister() {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
        }

        private static List<String> found() {
            return LocalSockets.find(System.getenv(), Path.of(System.getProperty("user.home")), Files::exists).stream()
                    .map(Path::toString)
                    .toList();
        }
    }
}
