package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** An answer that a web method returns or throws. */
public interface HttpResponse {
    default void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new AbstractMethodError("The class " + getClass().getName()
                + " must override at least one of the HttpResponse.generateResponse methods");
    }
}
