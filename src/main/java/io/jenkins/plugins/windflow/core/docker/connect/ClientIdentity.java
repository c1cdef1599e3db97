package io.jenkins.plugins.windflow.core.docker.connect;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows our one certificate to whoever asks for one, and remembers that somebody asked.
 *
 * <p>The platform's own key manager keeps the certificate back when the engine names other authorities; then the
 * engine would only say that none came. Shown anyhow, the engine tells what is wrong with it.
 */
final class ClientIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final TlsMaterial material;
    private volatile boolean asked;

    ClientIdentity(TlsMaterial material) {
        this.material = material;
    }

    /** Whether an engine has asked for a client certificate. */
    boolean asked() {
        return asked;
    }

    /** Whether there is a certificate to show. */
    boolean present() {
        return material.clientKey() != null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return choose(keyTypes);
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return choose(keyTypes);
    }

    private String choose(String[] keyTypes) {
        asked = true;
        return present() && Arrays.stream(keyTypes).anyMatch(this::fits) ? ALIAS : null;
    }

    private boolean fits(String keyType) {
        String algorithm = material.clientKey().getAlgorithm();
        return keyType.equals(algorithm) || algorithm.equals("EdDSA") && keyType.startsWith("Ed");
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return material.clientChain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return material.clientKey();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return present() && fits(keyType) ? new String[] {ALIAS} : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
