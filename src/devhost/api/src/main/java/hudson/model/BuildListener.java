package hudson.model;

import java.util.List;

/** Takes what a build has to say. */
public interface BuildListener extends TaskListener {
    default void started(List<Cause> causes) {
        if (causes == null || causes.isEmpty()) {
            getLogger().println("Started");
        } else {
            causes.forEach(cause -> cause.print(this));
        }
    }

    default void finished(Result result) {
        getLogger().println("Finished: " + result);
    }
}
