package io.jenkins.plugins.windflow.config;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.windflow.core.docker.connect.TlsMaterial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of Jenkins credentials that can identify a client to an engine with TLS.
 *
 * @param <C> the kind of credentials
 */
public abstract class TlsCredentialKind<C extends StandardCredentials> implements ExtensionPoint {
    /** The kind of credentials. */
    protected abstract Class<C> type();

    /** Its name as Jenkins shows it when credentials are added. */
    protected abstract String title();

    /**
     * The certificates and the key in the credentials.
     *
     * @param credentials as found
     * @param authorities PEM of the trusted authorities; null to take those in the credentials, if there are any
     * @throws IllegalArgumentException with one sentence when the content is of no use
     * @throws IOException when the content cannot be read
     */
    protected abstract TlsMaterial material(C credentials, String authorities) throws IOException;

    static List<TlsCredentialKind<?>> all() {
        List<TlsCredentialKind<?>> kinds = new ArrayList<>();
        ExtensionList.lookup(TlsCredentialKind.class).forEach(kinds::add);
        return kinds;
    }
}
