package io.jenkins.plugins.windflow.config;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import java.util.Optional;

/** How an environment's engine is reached. */
public abstract class Connection extends AbstractDescribableImpl<Connection> implements ExtensionPoint {
    /**
     * What opens channels to the engine. Credentials are looked up anew at every call, so a rotated one counts at once.
     *
     * @param environment its name, for errors
     * @throws io.jenkins.plugins.windflow.core.docker.error.EngineException with one sentence when the configuration or a
     *     credential is missing or of no use; there is never a fall back to a weaker connection
     */
    public abstract Dialer dialer(String environment);

    /** The address for people, without secrets. */
    public abstract String endpoint();

    /** What everybody who uses the connection should be told, in one sentence. */
    public Optional<String> warning() {
        return Optional.empty();
    }

    /** Notes in Jenkins that a build used the credentials of the connection, if it has any. */
    public void track(Run<?, ?> build) {}

    /** What is wrong with the connection as it is written, as an exception with one sentence; secrets are not looked at. */
    public abstract void check();

    @Override
    public ConnectionDescriptor getDescriptor() {
        return (ConnectionDescriptor) super.getDescriptor();
    }
}
