package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS on a port of 127.0.0.1 in front of another endpoint, as {@code dockerd --tlsverify} has it: bytes both ways,
 * half-closed ends included.
 */
public final class TlsProxy implements AutoCloseable {
    private final Dialer target;
    private final SSLServerSocket server;
    private final List<SSLSocket> open = new CopyOnWriteArrayList<>();

    /**
     * Starts the proxy.
     *
     * @param certificate in PEM, with its EC or RSA key (PKCS#8) beside it in {@code .key}
     * @param clientAuthority clients must have a certificate of this authority; null for no client certificates
     * @param protocols for example {@code TLSv1.2}; none for the platform's
     */
    public static TlsProxy start(Dialer target, Path certificate, Path clientAuthority, String... protocols) {
        try {
            return new TlsProxy(target, certificate, clientAuthority, protocols);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TlsProxy(Dialer target, Path certificate, Path clientAuthority, String... protocols)
            throws IOException, GeneralSecurityException {
        this.target = target;
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(read(certificate), key(certificate)), new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(clientAuthority == null ? store(read(certificate), null) : store(read(clientAuthority), null));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(clientAuthority != null);
        if (protocols.length > 0) {
            server.setEnabledProtocols(protocols);
        }
        Thread.ofPlatform().daemon().name("tls-proxy").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    private static Certificate read(Path pem) throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(pem)));
    }

    private static PrivateKey key(Path certificate) throws IOException, GeneralSecurityException {
        String pem = Files.readString(Path.of(certificate.toString().replace(".crt", ".key")));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        String algorithm = read(certificate).getPublicKey().getAlgorithm();
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static KeyStore store(Certificate certificate, PrivateKey key)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (key == null) {
            store.setCertificateEntry("trusted", certificate);
        } else {
            store.setKeyEntry("key", key, new char[0], new Certificate[] {certificate});
        }
        return store;
    }

    private void accept() {
        while (true) {
            try {
                SSLSocket socket = (SSLSocket) server.accept();
                open.add(socket);
                Thread.ofPlatform().daemon().name("tls-proxy-connection").start(() -> connect(socket));
            } catch (IOException e) {
                // The test has ended.
                return;
            }
        }
    }

    private void connect(SSLSocket socket) {
        try (socket) {
            socket.startHandshake();
            try (Duplex duplex = target.dial(Duration.ofSeconds(5))) {
                Thread up = Thread.ofPlatform().daemon().start(() -> pump(socket, duplex));
                copy(duplex.in(), socket.getOutputStream());
                socket.shutdownOutput();
                up.join();
            }
        } catch (IOException | InterruptedException e) {
            // A client that is refused, or hangs up: the test looks at the client's side.
        }
    }

    private static void pump(SSLSocket from, Duplex to) {
        try {
            copy(from.getInputStream(), to.out());
            to.shutdownOutput();
        } catch (IOException e) {
            to.close();
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SSLSocket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
