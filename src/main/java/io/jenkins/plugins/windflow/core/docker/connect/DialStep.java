package io.jenkins.plugins.windflow.core.docker.connect;

/** What happens, in this order, until an engine answers. */
public enum DialStep {
    /** The name is looked up, or the socket file is found. */
    RESOLVE,
    /** The connection is made. */
    CONNECT,
    /** The TLS handshake with the check of the engine's certificate. */
    TLS,
    /** The engine accepts our certificate; with TLS 1.3 this is only seen at the first answer. */
    AUTHENTICATE
}
