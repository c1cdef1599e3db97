package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;

/** Engines say why they refuse something, but not for which container: this adds its name. */
final class Refusal {
    private Refusal() {}

    /** A call that an engine may refuse. */
    interface Call<T> {
        T make();
    }

    /**
     * Makes a call.
     *
     * @param what begins the sentence of a refusal: {@code shop-web-1 cannot be started}
     */
    static <T> T named(String what, Call<T> call) {
        try {
            return call.make();
        } catch (EngineException e) {
            boolean refused =
                    e.kind() == EngineException.Kind.BAD_REQUEST || e.kind() == EngineException.Kind.SERVER_ERROR;
            if (!refused) {
                throw e;
            }
            throw new EngineException(e.kind(), e.status(), what + ": " + e.getMessage(), e);
        }
    }
}
