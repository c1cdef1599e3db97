package io.jenkins.plugins.windflow.core.docker.connect;

import java.io.IOException;
import java.time.Duration;

/** Opens channels to one engine: one implementation for each kind of connection. */
public interface Dialer {
    /**
     * Opens a new channel.
     *
     * @param connectTimeout for everything up to a usable channel: name lookup, connection, TLS handshake
     * @param trace told of each step that was passed
     * @throws DialException says which step failed, and why, in a sentence for users
     */
    Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException;

    /** Opens a new channel. */
    default Duplex dial(Duration connectTimeout) throws IOException {
        return dial(connectTimeout, DialTrace.NONE);
    }

    /** The endpoint as users write it, for example {@code unix:///var/run/docker.sock}; never a secret. */
    String description();

    /**
     * SHA-256 in hexadecimal over everything that makes it another connection, the content of secrets included: two
     * dialers with the same fingerprint are interchangeable.
     */
    String fingerprint();
}
