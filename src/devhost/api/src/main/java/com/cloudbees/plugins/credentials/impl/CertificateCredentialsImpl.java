package com.cloudbees.plugins.credentials.impl;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A PKCS#12 key store. */
public class CertificateCredentialsImpl extends BaseStandardCredentials implements StandardCertificateCredentials {
    private static final long serialVersionUID = 1L;
    private final KeyStoreSource keyStoreSource;
    private final Secret password;

    @DataBoundConstructor
    public CertificateCredentialsImpl(
            CredentialsScope scope, String id, String description, String password, KeyStoreSource keyStoreSource) {
        super(scope, id, description);
        this.password = Secret.fromString(password);
        this.keyStoreSource = keyStoreSource;
        load();
    }

    @Override
    public KeyStore getKeyStore() {
        return load();
    }

    @Override
    public Secret getPassword() {
        return password;
    }

    public KeyStoreSource getKeyStoreSource() {
        return keyStoreSource;
    }

    private KeyStore load() {
        try {
            return keyStoreSource.toKeyStore(password.getPlainText().toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("KeyStore is not valid.", e);
        }
    }

    @Extension(ordinal = -1)
    @Symbol("certificate")
    public static class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return "Certificate";
        }
    }

    /** Where the key store comes from. */
    public abstract static class KeyStoreSource extends AbstractDescribableImpl<KeyStoreSource>
            implements Serializable {
        private static final long serialVersionUID = 1L;

        public abstract KeyStore toKeyStore(char[] password) throws GeneralSecurityException, IOException;
    }

    /** An uploaded file. */
    public static class UploadedKeyStoreSource extends KeyStoreSource {
        private static final long serialVersionUID = 1L;
        private final SecretBytes uploadedKeystoreBytes;

        @DataBoundConstructor
        public UploadedKeyStoreSource(SecretBytes uploadedKeystore) {
            this.uploadedKeystoreBytes = uploadedKeystore;
        }

        public SecretBytes getUploadedKeystore() {
            return uploadedKeystoreBytes;
        }

        @Override
        public KeyStore toKeyStore(char[] password) throws GeneralSecurityException, IOException {
            KeyStore keyStore = KeyStore.getInstance("PKCS12");
            keyStore.load(new ByteArrayInputStream(SecretBytes.getPlainData(uploadedKeystoreBytes)), password);
            return keyStore;
        }

        @Extension
        @Symbol("uploaded")
        public static class DescriptorImpl extends Descriptor<KeyStoreSource> {
            @Override
            public String getDisplayName() {
                return "Upload PKCS#12 certificate";
            }
        }
    }
}
