package io.jenkins.plugins.windflow.core.docker.http;

import io.jenkins.plugins.windflow.core.docker.connect.DialException;
import io.jenkins.plugins.windflow.core.docker.connect.Durations;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/** Turns what went wrong on the way into a sentence. */
final class Failures {
    /** How far the call had come. */
    enum Stage {
        /** The answer's head was not complete. */
        BEFORE_ANSWER,
        /** The answer's content was not complete. */
        IN_ANSWER
    }

    private final String endpoint;

    /** @param endpoint the dialer's description */
    Failures(String endpoint) {
        this.endpoint = endpoint;
    }

    /** A channel could not be opened. */
    EngineException dialing(IOException e) {
        if (e instanceof DialException dial) {
            return new EngineException(dial.kind(), dial.getMessage(), dial);
        }
        return interrupted(e)
                ? interrupt(e)
                : new EngineException(
                        Kind.UNREACHABLE, "Cannot connect to " + endpoint + ": " + e.getMessage() + ".", e);
    }

    /** A call failed on an open channel. */
    EngineException calling(IOException e, Wire wire, Stage stage) {
        Duration missed = wire.missed();
        if (missed != null) {
            return new EngineException(
                    Kind.TIMEOUT,
                    stage == Stage.BEFORE_ANSWER
                            ? endpoint + " did not answer within " + Durations.text(missed)
                                    + "; the engine hangs or is overloaded, or this is not its address."
                            : endpoint + " stopped in the middle of its answer: it was not complete after "
                                    + Durations.text(missed) + ".",
                    e);
        }
        if (e instanceof DialException) {
            return dialing(e);
        }
        if (interrupted(e)) {
            return interrupt(e);
        }
        if (e instanceof MalformedAnswerException) {
            return new EngineException(Kind.PROTOCOL, endpoint + " " + e.getMessage() + ".", e);
        }
        if (e instanceof ClosedChannelException) {
            return new EngineException(
                    Kind.UNREACHABLE, "The connection to " + endpoint + " was closed on this side.", e);
        }
        String reason = e instanceof EOFException ? "" : " (" + e.getMessage() + ")";
        return new EngineException(
                Kind.UNREACHABLE,
                stage == Stage.BEFORE_ANSWER
                        ? endpoint + " closed the connection without an answer" + reason
                                + "; check that a Docker engine listens there and was not just stopped."
                        : endpoint + " closed the connection in the middle of its answer" + reason
                                + "; the engine was stopped or the network failed.",
                e);
    }

    /** No control connection became free in time. */
    EngineException busy(int size, Duration limit) {
        return new EngineException(
                Kind.TIMEOUT,
                "All " + size + " connections to " + endpoint + " were busy for " + Durations.text(limit)
                        + "; the engine answers too slowly.",
                null);
    }

    EngineException interrupt(Exception cause) {
        Thread.currentThread().interrupt();
        return new InterruptedCallException(endpoint, cause);
    }

    private static boolean interrupted(IOException e) {
        return e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted();
    }
}
