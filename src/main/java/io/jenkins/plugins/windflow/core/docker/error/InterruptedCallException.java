package io.jenkins.plugins.windflow.core.docker.error;

/**
 * The calling thread was interrupted during a call; the connection is closed and the thread's interrupt status is set
 * again.
 *
 * <p>What the engine did with the request is not known.
 */
public final class InterruptedCallException extends EngineException {
    private static final long serialVersionUID = 1L;

    public InterruptedCallException(String endpoint, Throwable cause) {
        super(Kind.UNREACHABLE, "The call to " + endpoint + " was interrupted.", cause);
    }
}
