package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.change.Change;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;

/** Engines say why they refuse something, but often not for which thing: this adds its name. */
public final class Refusal {
    private Refusal() {}

    /** The same failure of a change, in a sentence that names what was refused. */
    public static EngineException named(Change change, EngineException failure) {
        String said = String.valueOf(failure.getMessage());
        return failure.status() != 0 && !said.startsWith(change.refused())
                ? new EngineException(failure.kind(), failure.status(), change.refused() + ": " + said, failure)
                : failure;
    }
}
