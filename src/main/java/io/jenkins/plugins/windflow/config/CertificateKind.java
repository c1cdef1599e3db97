package io.jenkins.plugins.windflow.config;

import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import hudson.Extension;
import io.jenkins.plugins.windflow.core.docker.connect.TlsMaterial;

/** Jenkins' certificate credentials: a PKCS#12 key store. */
@Extension
public final class CertificateKind extends TlsCredentialKind<StandardCertificateCredentials> {
    @Override
    protected Class<StandardCertificateCredentials> type() {
        return StandardCertificateCredentials.class;
    }

    @Override
    protected String title() {
        return Messages.CertificateKind_title();
    }

    @Override
    protected TlsMaterial material(StandardCertificateCredentials certificate, String authorities) {
        char[] password = certificate.getPassword().getPlainText().toCharArray();
        return TlsMaterial.ofKeyStore(certificate.getKeyStore(), password, authorities);
    }
}
