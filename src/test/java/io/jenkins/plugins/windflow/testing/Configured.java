package io.jenkins.plugins.windflow.testing;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.windflow.config.Connection;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Puts environments and credentials into the Jenkins of a test. */
public final class Configured {
    private Configured() {}

    /** Adds an environment that every job may use. */
    public static DockerEnvironment open(String name, Connection connection) {
        DockerEnvironment environment = new DockerEnvironment(name, connection);
        environment.setRestricted(false);
        add(environment);
        return environment;
    }

    /** Adds an environment with a test's engine that every job may use. */
    public static DockerEnvironment open(String name, TestEngine engine) {
        return open(name, new UnixSocketConnection(engine.socket().toString()));
    }

    /** Adds an environment. */
    public static void add(DockerEnvironment environment) {
        List<DockerEnvironment> all =
                new ArrayList<>(WindflowConfiguration.get().getEnvironments());
        all.add(environment);
        WindflowConfiguration.get().setEnvironments(all);
    }

    /** Adds a secret text that jobs may use. */
    public static void secretText(String id, String value) throws IOException {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(value)));
        store.save();
    }
}
