package io.jenkins.plugins.windflow.core.docker.connect;

import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Turns what TLS throws into sentences: what is wrong, on whose side, and the way out. */
final class TlsFailures {
    private final TlsDialer dialer;
    private final ClientIdentity identity;

    TlsFailures(TlsDialer dialer, ClientIdentity identity) {
        this.dialer = dialer;
        this.identity = identity;
    }

    DialException timeout(Duration limit, IOException e) {
        return failed(
                Kind.TIMEOUT,
                dialer.description() + " did not finish the TLS handshake within " + Durations.text(limit)
                        + "; check that this port speaks TLS.",
                e);
    }

    /** A failure before the handshake was over. */
    IOException inHandshake(IOException e) {
        if (has(e, ClosedChannelException.class)) {
            return e;
        }
        if (alert(e) != null) {
            return refused(e);
        }
        if (has(e, CertificateExpiredException.class)) {
            return failed(
                    Kind.TLS,
                    "The certificate of " + dialer.description() + " has expired; renew the engine's certificate.",
                    e);
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return failed(
                    Kind.TLS,
                    "The certificate of " + dialer.description()
                            + " is not valid yet; check the clocks of this machine and of the one that made it.",
                    e);
        }
        if (has(e, CertPathBuilderException.class) || has(e, CertPathValidatorException.class)) {
            return failed(
                    Kind.TLS,
                    "The certificate of " + dialer.description()
                            + " was not issued by a known authority; give the certificate of the authority (ca.pem)"
                            + " that issued it.",
                    e);
        }
        if (has(e, CertificateException.class)) {
            return failed(
                    Kind.TLS,
                    "The certificate of " + dialer.description() + " does not carry the name '" + dialer.host()
                            + "'; use a name that it carries, or add this one to its subject alternative names.",
                    e);
        }
        if (e instanceof SSLException && String.valueOf(e.getMessage()).contains("SSL message")) {
            return failed(
                    Kind.TLS,
                    dialer.description() + " answers without TLS; give the engine's TLS port (usually 2376), or switch "
                            + "TLS on in the engine.",
                    e);
        }
        if (lost(e)) {
            // Up to TLS 1.2 an engine may hang up on a certificate it does not like before its reason has arrived.
            return identity.asked()
                    ? refused(e)
                    : failed(
                            Kind.TLS,
                            dialer.description()
                                    + " closed the connection during the TLS handshake; check that this port speaks"
                                    + " TLS.",
                            e);
        }
        return failed(
                Kind.TLS, "The TLS handshake with " + dialer.description() + " failed: " + e.getMessage() + ".", e);
    }

    /**
     * A failure, or (null) an end, before the first byte of an answer: with TLS 1.3 an engine that does not like our
     * certificate says so only now, and some just close.
     */
    void throwIfRefused(IOException e) throws DialException {
        boolean ended = e == null || lost(e);
        if (alert(e) != null || ended && identity.asked() && !identity.present()) {
            throw refused(e);
        }
    }

    private DialException refused(IOException e) {
        String alert = alert(e);
        if (alert != null
                && (alert.contains("protocol_version") || alert.contains("handshake_failure") && !identity.asked())) {
            return failed(
                    Kind.TLS,
                    dialer.description() + " and this Java platform have no TLS version or cipher in common; "
                            + "update the engine.",
                    e);
        }
        if (!identity.present()) {
            return refused(
                    dialer.description() + " requires a client certificate and none is configured; choose a credential "
                            + "with certificate and key.",
                    e);
        }
        String reason = alert == null ? "" : " (" + alert.replace('_', ' ') + ")";
        return refused(
                dialer.description() + " does not accept our client certificate" + reason
                        + "; it must be valid and issued "
                        + "by the authority that the engine trusts (its --tlscacert).",
                e);
    }

    private static DialException refused(String message, IOException e) {
        return new DialException(DialStep.AUTHENTICATE, Kind.TLS, message, e);
    }

    private static DialException failed(Kind kind, String message, IOException e) {
        return new DialException(DialStep.TLS, kind, message, e);
    }

    /** The name of the alert that the other side has sent, or null. */
    private static String alert(IOException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            int at = message.indexOf("Received fatal alert: ");
            if (at >= 0) {
                return message.substring(at + "Received fatal alert: ".length());
            }
        }
        return null;
    }

    /** Whether the other side has hung up; channels say so by an {@link IOException} without a class of its own. */
    private static boolean lost(IOException e) {
        if (has(e, ClosedChannelException.class)) {
            return false;
        }
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof EOFException || t instanceof SocketException || t.getClass() == IOException.class) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
