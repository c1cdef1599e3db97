package io.jenkins.plugins.windflow.live;

import hudson.security.ACL;
import hudson.security.ACLContext;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.springframework.security.core.Authentication;

/**
 * An answer that may take long: it is written on a virtual thread of its own, as the person who asked, and none of the web
 * server's threads is held. A reader that is slow holds that thread back and nothing else.
 */
public final class AsyncAnswer {
    private static final Logger LOGGER = Logger.getLogger(AsyncAnswer.class.getName());

    private AsyncAnswer() {}

    /** What writes the answer: status, header fields, content. */
    @FunctionalInterface
    public interface Writing {
        /** @throws IOException when the reader has gone */
        void write(HttpServletResponse response) throws IOException, InterruptedException;
    }

    /**
     * Begins to write; returns at once.
     *
     * @param name of the thread
     */
    public static void begin(String name, StaplerRequest2 request, StaplerResponse2 response, Writing writing) {
        Authentication person = Jenkins.getAuthentication2();
        AsyncContext context = request.startAsync(request, response);
        // It ends when its writing ends.
        context.setTimeout(0);
        HttpServletResponse target = (HttpServletResponse) context.getResponse();
        Thread.ofVirtual().name(name).start(() -> run(person, target, context, writing));
    }

    private static void run(Authentication person, HttpServletResponse target, AsyncContext context, Writing writing) {
        try (ACLContext ignored = ACL.as2(person)) {
            writing.write(target);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "A reader has gone before the answer was complete.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "An answer broke off.", e);
        } finally {
            complete(context);
        }
    }

    private static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException alreadyOver) {
            LOGGER.log(Level.FINEST, "The connection of a reader had ended before.", alreadyOver);
        }
    }
}
