package io.jenkins.plugins.windflow.core.docker.connect;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a TLS connection is secured with.
 *
 * @param authorities whom to believe the engine's certificate; empty: the authorities of this Java platform
 * @param clientChain our certificate first, then those that lead to its authority; empty: we have none
 * @param clientKey the private key of our certificate; null exactly when there is none
 */
public record TlsMaterial(List<X509Certificate> authorities, List<X509Certificate> clientChain, PrivateKey clientKey) {
    /** @throws IllegalArgumentException a sentence: certificate and key do not belong together, or one is missing */
    public TlsMaterial {
        authorities = List.copyOf(authorities);
        clientChain = List.copyOf(clientChain);
        if (clientChain.isEmpty() != (clientKey == null)) {
            throw new IllegalArgumentException(
                    clientKey == null
                            ? "The private key of the client certificate is missing."
                            : "The client certificate of the private key is missing.");
        }
        if (clientKey != null && !belongTogether(clientChain.getFirst().getPublicKey(), clientKey)) {
            throw new IllegalArgumentException("The private key does not belong to the client certificate '"
                    + clientChain.getFirst().getSubjectX500Principal().getName() + "'.");
        }
    }

    /**
     * Reads PEM text. The same text may be given for several arguments: each takes the blocks it needs.
     *
     * @param authorities certificates of the authorities, or null
     * @param clientCertificates our certificate and those that lead to its authority, or null
     * @param clientKey the private key (PKCS#8, PKCS#1 or SEC 1, not encrypted), or null
     * @throws IllegalArgumentException a sentence for users
     */
    public static TlsMaterial ofPem(String authorities, String clientCertificates, String clientKey) {
        return new TlsMaterial(
                authoritiesOf(authorities),
                clientCertificates == null
                        ? List.of()
                        : new Pem("client certificate", clientCertificates).certificates(),
                clientKey == null ? null : new Pem("client key", clientKey).privateKey());
    }

    /**
     * Takes the first private key of a key store with its certificates; without given authorities, the store's trusted
     * certificates are the authorities.
     *
     * @param password of the store's keys
     * @param authorities certificates in PEM text, or null
     * @throws IllegalArgumentException a sentence for users
     */
    public static TlsMaterial ofKeyStore(KeyStore store, char[] password, String authorities) {
        try {
            List<X509Certificate> trusted = new ArrayList<>();
            List<X509Certificate> chain = List.of();
            PrivateKey key = null;
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)
                        && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    trusted.add(certificate);
                } else if (key == null && store.getKey(alias, password) instanceof PrivateKey found) {
                    key = found;
                    chain = List.of(store.getCertificateChain(alias)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
                }
            }
            if (key == null) {
                throw new IllegalArgumentException(
                        "The key store holds no private key; a client certificate with its key is needed.");
            }
            return new TlsMaterial(authorities == null ? trusted : authoritiesOf(authorities), chain, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The key store cannot be read; its password may be wrong.", e);
        }
    }

    private static List<X509Certificate> authoritiesOf(String pem) {
        return pem == null ? List.of() : new Pem("certificate authority", pem).certificates();
    }

    /**
     * A signature by the key must be good for the certificate. Key kinds that cannot sign are left to the handshake.
     */
    private static boolean belongTogether(PublicKey publicKey, PrivateKey key) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
                    default -> null;
                };
        if (algorithm == null) {
            return true;
        }
        byte[] probe = {1, 2, 3, 4};
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Everything that makes it other material, the private key included, goes into the fingerprint. */
    void addTo(Fingerprint fingerprint) {
        try {
            for (X509Certificate authority : authorities) {
                fingerprint.add(authority.getEncoded());
            }
            fingerprint.add("client");
            for (X509Certificate certificate : clientChain) {
                fingerprint.add(certificate.getEncoded());
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoded form", e);
        }
        // A key inside a hardware module has no encoded form; its certificate stands for it.
        if (clientKey != null && clientKey.getEncoded() != null) {
            fingerprint.add(clientKey.getEncoded());
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "TlsMaterial[authorities=" + authorities.size() + ", client="
                + (clientChain.isEmpty()
                        ? "none"
                        : clientChain.getFirst().getSubjectX500Principal().getName()) + "]";
    }
}
