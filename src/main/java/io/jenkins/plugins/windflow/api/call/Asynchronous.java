package io.jenkins.plugins.windflow.api.call;

import jakarta.servlet.AsyncContext;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The end of an answer that was written by another thread than the request's. */
final class Asynchronous {
    private static final Logger LOGGER = Logger.getLogger(Asynchronous.class.getName());

    private Asynchronous() {}

    static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOGGER.log(Level.FINEST, "The connection had ended before.", e);
        }
    }
}
