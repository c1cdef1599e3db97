package io.jenkins.plugins.windflow.core.docker.connect;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Reaches an engine over TLS. The engine's certificate must come from a known authority and carry the host name (RFC
 * 2818); there is no way to switch that off.
 */
public final class TlsDialer implements Dialer {
    private final String host;
    private final int port;
    private final TlsMaterial material;
    private final ClientIdentity identity;
    private final SSLContext context;

    /**
     * @param host name or address as the engine's certificate carries it; an IPv6 address without brackets
     * @throws IllegalArgumentException when the host is blank, the port is none, or the material cannot be used
     */
    public TlsDialer(String host, int port, TlsMaterial material) {
        TcpConnector.check(host, port);
        this.host = host;
        this.port = port;
        this.material = Objects.requireNonNull(material);
        this.identity = new ClientIdentity(material);
        this.context = context(material, identity);
    }

    private static SSLContext context(TlsMaterial material, ClientIdentity identity) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(material.authorities().isEmpty() ? null : trustStore(material.authorities()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {identity}, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The certificates cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static KeyStore trustStore(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return store;
    }

    @Override
    public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
        long deadline = System.nanoTime() + connectTimeout.toNanos();
        SocketChannel channel = new TcpConnector(host, port, description()).connect(connectTimeout, deadline, trace);
        Watchdog.Guard guard = Watchdog.shared().guard(() -> ChannelDuplex.close(channel));
        guard.arm(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        TlsFailures failures = new TlsFailures(this, identity);
        try {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            trace.passed(
                    DialStep.TLS,
                    socket.getSession().getProtocol() + ", certificate of "
                            + ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                                    .getSubjectX500Principal()
                                    .getName());
            return new TlsDuplex(channel, socket, failures);
        } catch (IOException e) {
            ChannelDuplex.close(channel);
            throw guard.expired() ? failures.timeout(connectTimeout, e) : failures.inHandshake(e);
        } catch (RuntimeException e) {
            ChannelDuplex.close(channel);
            throw e;
        } finally {
            guard.disarm();
        }
    }

    @Override
    public String description() {
        return TcpConnector.uri(host, port) + " (TLS)";
    }

    /** The host that the engine's certificate must carry. */
    String host() {
        return host;
    }

    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint("tls").add(host).add(Integer.toString(port));
        material.addTo(fingerprint);
        return fingerprint.hex();
    }

    @Override
    public String toString() {
        return description();
    }
}
