package io.jenkins.plugins.windflow.core.docker.error;

import java.util.Objects;

/**
 * Says in one sentence why a Docker engine could not be reached or did not do what it was asked.
 *
 * <p>The message is written for users: for an answer with an error status it is the engine's own sentence, for
 * everything else it names the endpoint, what happened and the way out. It never holds a secret.
 */
public class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it was; the kinds up to {@link #TLS} mean that no answer of an engine was seen. */
    public enum Kind {
        /** Nobody answers at the address: refused, no such host, no such socket, connection lost. */
        UNREACHABLE,
        /** No answer within the deadline. */
        TIMEOUT,
        /** The secure connection could not be made, or the engine did not accept our certificate. */
        TLS,
        /** Status 401. */
        UNAUTHORIZED,
        /** Status 403, or the operating system denied access to the socket. */
        FORBIDDEN,
        /** Status 404. */
        NOT_FOUND,
        /** Status 409. */
        CONFLICT,
        /** Any other status 4xx, or a request that must not be sent as it is. */
        BAD_REQUEST,
        /** Status 5xx, or an error inside a progress stream. */
        SERVER_ERROR,
        /** What came is not an answer of a Docker engine this client understands. */
        PROTOCOL;

        /** The kind of an HTTP status of 400 or more. */
        public static Kind ofStatus(int status) {
            return switch (status) {
                case 401 -> UNAUTHORIZED;
                case 403 -> FORBIDDEN;
                case 404 -> NOT_FOUND;
                case 409 -> CONFLICT;
                default -> status >= 500 ? SERVER_ERROR : BAD_REQUEST;
            };
        }
    }

    private final Kind kind;
    private final int status;

    /**
     * A failure without an HTTP status.
     *
     * @param cause the failure below, or null
     */
    public EngineException(Kind kind, String message, Throwable cause) {
        this(kind, 0, message, cause);
    }

    /**
     * A failure with an HTTP status.
     *
     * @param status the HTTP status, or 0 when there was none
     * @param cause the failure below, or null
     */
    public EngineException(Kind kind, int status, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
        this.status = status;
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status of the engine's answer, or 0 when the failure was not such an answer. */
    public int status() {
        return status;
    }

    /** Whether no engine answered at all, so that nothing is known about what the engine did. */
    public boolean unanswered() {
        return kind == Kind.UNREACHABLE || kind == Kind.TIMEOUT || kind == Kind.TLS;
    }
}
