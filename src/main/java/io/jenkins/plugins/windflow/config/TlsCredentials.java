package io.jenkins.plugins.windflow.config;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Util;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.windflow.core.docker.connect.TlsMaterial;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * Finds what TLS needs in Jenkins' credentials. As for every global configuration that is the system's own store, so that
 * such credentials can have the scope <em>System</em> and stay out of reach of jobs.
 */
final class TlsCredentials {
    private TlsCredentials() {}

    /**
     * Certificates and key for a connection.
     *
     * @param environment its name, for errors
     * @param credentialsId of the client; null for none
     * @param caCredentialsId of the authorities; null for none
     * @throws EngineException with one sentence that names the environment and the id
     */
    static TlsMaterial material(String environment, String credentialsId, String caCredentialsId) {
        String authorities = caCredentialsId == null ? null : authorities(environment, caCredentialsId);
        if (credentialsId == null) {
            return usable(environment, caCredentialsId, () -> TlsMaterial.ofPem(authorities, null, null));
        }
        for (TlsCredentialKind<?> kind : TlsCredentialKind.all()) {
            Optional<TlsMaterial> material = material(kind, environment, credentialsId, authorities);
            if (material.isPresent()) {
                return material.get();
            }
        }
        throw unusable(
                environment,
                "there are no credentials '" + credentialsId + "' of a fitting kind (" + kinds()
                        + "): add them, or choose others",
                null);
    }

    private static <C extends StandardCredentials> Optional<TlsMaterial> material(
            TlsCredentialKind<C> kind, String environment, String id, String authorities) {
        return find(kind.type(), id).map(found -> usable(environment, id, () -> kind.material(found, authorities)));
    }

    /** Notes that a build used the credentials; null for none. */
    static void track(Run<?, ?> build, String id) {
        if (id != null) {
            find(StandardCredentials.class, id).ifPresent(credentials -> CredentialsProvider.track(build, credentials));
        }
    }

    static ListBoxModel clients(String current) {
        StandardListBoxModel list = emptyFirst(Messages.TlsCredentials_noClient());
        TlsCredentialKind.all().forEach(kind -> include(list, kind.type()));
        return explained(list, Messages.TlsCredentials_fitting(kinds())).includeCurrentValue(Util.fixNull(current));
    }

    static ListBoxModel authorities(String current) {
        StandardListBoxModel list = emptyFirst(Messages.TlsCredentials_noAuthority());
        include(list, FileCredentials.class);
        include(list, StringCredentials.class);
        return explained(list, Messages.TlsCredentials_fitting(Messages.TlsCredentials_authorityKinds()))
                .includeCurrentValue(Util.fixNull(current));
    }

    /** What somebody without permission gets to see: what is selected already. */
    static ListBoxModel only(String current) {
        return new StandardListBoxModel().includeCurrentValue(Util.fixNull(current));
    }

    static FormValidation checkClient(String id) {
        if (Util.fixEmptyAndTrim(id) == null) {
            return FormValidation.warning(Messages.TlsCredentials_noClientWarning());
        }
        return validate(() -> material(ConnectionDescriptor.FORM, id.strip(), null));
    }

    static FormValidation checkAuthority(String id) {
        if (Util.fixEmptyAndTrim(id) == null) {
            return FormValidation.ok();
        }
        return validate(() -> material(ConnectionDescriptor.FORM, null, id.strip()));
    }

    private static FormValidation validate(Runnable lookUp) {
        try {
            lookUp.run();
            return FormValidation.ok();
        } catch (EngineException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static String authorities(String environment, String id) {
        Optional<FileCredentials> file = find(FileCredentials.class, id);
        if (file.isPresent()) {
            return usable(environment, id, () -> PemFileKind.text(file.get()));
        }
        return find(StringCredentials.class, id)
                .map(text -> text.getSecret().getPlainText())
                .orElseThrow(() -> unusable(
                        environment,
                        "there are no credentials '" + id + "' of a fitting kind ("
                                + Messages.TlsCredentials_authorityKinds()
                                + ") for the certificate authorities: add them, or"
                                + " choose others",
                        null));
    }

    private static <C extends StandardCredentials> Optional<C> find(Class<C> type, String id) {
        return Optional.ofNullable(
                CredentialsProvider.findCredentialByIdInItemGroup(id, type, Jenkins.get(), ACL.SYSTEM2, List.of()));
    }

    private static void include(StandardListBoxModel list, Class<? extends StandardCredentials> type) {
        list.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), type, List.of(), CredentialsMatchers.always());
    }

    private static StandardListBoxModel emptyFirst(String text) {
        StandardListBoxModel list = new StandardListBoxModel();
        list.add(text, "");
        return list;
    }

    /** An empty list says which kinds would fit. */
    private static StandardListBoxModel explained(StandardListBoxModel list, String explanation) {
        if (list.size() == 1) {
            list.add(explanation, "");
        }
        return list;
    }

    private static String kinds() {
        return TlsCredentialKind.all().stream()
                .map(TlsCredentialKind::title)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T usable(String environment, String id, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(environment, "the credentials '" + id + "' are of no use: " + e.getMessage(), e);
        }
    }

    private static EngineException unusable(String environment, String why, Exception cause) {
        String end = why.endsWith(".") ? "" : ".";
        return new EngineException(
                EngineException.Kind.TLS,
                "The environment '" + environment + "' cannot be reached: " + why + end,
                cause);
    }
}
