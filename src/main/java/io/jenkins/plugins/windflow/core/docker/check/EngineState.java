package io.jenkins.plugins.windflow.core.docker.check;

import java.time.Instant;

/**
 * How an environment's engine was found.
 *
 * @param since when it came into this status
 * @param reason a sentence for users; empty while {@link Status#ONLINE} and before the first check
 */
public record EngineState(Status status, Instant since, String reason) {
    /** In which of four ways an engine can be found. */
    public enum Status {
        /** Not checked yet. */
        UNKNOWN,
        /** Answers as it should. */
        ONLINE,
        /** Answers, but slowly or with an error. */
        DEGRADED,
        /** Cannot be reached, or what answers is not an engine we can use. */
        OFFLINE
    }

    /** Whether an engine answers. */
    public boolean answers() {
        return status == Status.ONLINE || status == Status.DEGRADED;
    }
}
