package io.jenkins.plugins.windflow.config;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.core.docker.check.ConnectionTest;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;

/** A kind of connection. */
public abstract class ConnectionDescriptor extends Descriptor<Connection> {
    /** Stands for the name of an environment that is not saved yet. */
    static final String FORM = "in this form";

    /** Its name in configuration as code, for instance {@code unixSocket}. */
    public final String kind() {
        return getClass().getAnnotation(Symbol.class).value()[0];
    }

    /** Whether the current user may see answers about the connection at all. */
    static boolean mayConfigure() {
        return Jenkins.get().hasPermission(WindflowPermissions.CONFIGURE);
    }

    /** Tries the connection as it is in the form and reports each step with its time. */
    static FormValidation test(Connection connection) {
        Jenkins.get().checkPermission(WindflowPermissions.CONFIGURE);
        try {
            return ConnectionReport.of(ConnectionTest.run(connection.dialer(FORM), Timeouts.DEFAULT));
        } catch (EngineException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
