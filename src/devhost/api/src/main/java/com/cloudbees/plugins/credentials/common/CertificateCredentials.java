package com.cloudbees.plugins.credentials.common;

import java.security.KeyStore;

/** A certificate with its private key; the password is that of the key. */
public interface CertificateCredentials extends PasswordCredentials {
    KeyStore getKeyStore();
}
