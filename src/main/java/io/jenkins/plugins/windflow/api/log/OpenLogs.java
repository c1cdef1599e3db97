package io.jenkins.plugins.windflow.api.log;

import hudson.init.Terminator;
import io.jenkins.plugins.windflow.core.log.LogRequest;
import io.jenkins.plugins.windflow.core.log.LogSession;
import io.jenkins.plugins.windflow.json.TooManyException;
import io.jenkins.plugins.windflow.live.Viewer;
import io.jenkins.plugins.windflow.runtime.Environments;
import java.util.HashMap;
import java.util.Map;

/** The logs that are being read now. They end with Jenkins, and one viewer has not more than a few. */
final class OpenLogs {
    /** So many logs one viewer may read at once, downloads included. */
    static final int OF_ONE_VIEWER = 20;

    private static final Map<LogSession, Viewer> OPEN = new HashMap<>();

    private OpenLogs() {}

    /**
     * Begins to read; to be closed by {@link #close}.
     *
     * @throws TooManyException when the viewer may read no more
     * @throws java.util.NoSuchElementException when there is no such container
     * @throws io.jenkins.plugins.windflow.runtime.UnknownEnvironmentException when there is no such environment
     */
    static LogSession open(Viewer viewer, String environment, LogRequest request) {
        LogSession session = LogSession.open(request, () -> Environments.lease(Environments.get(environment)));
        synchronized (OPEN) {
            if (OPEN.values().stream().filter(viewer::equals).count() >= OF_ONE_VIEWER) {
                session.close();
                throw new TooManyException(
                        "You have " + OF_ONE_VIEWER + " logs open already; close some of their pages.");
            }
            OPEN.put(session, viewer);
        }
        return session;
    }

    static void close(LogSession session) {
        synchronized (OPEN) {
            OPEN.remove(session);
        }
        session.close();
    }

    /** Ends them all. */
    @Terminator
    public static void end() {
        synchronized (OPEN) {
            OPEN.keySet().forEach(LogSession::close);
        }
    }
}
