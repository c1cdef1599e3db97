package hudson.model;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A user's mistake: answered with 400 and the message. */
public class Failure extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        rsp.setStatus(400);
        rsp.setContentType("text/html;charset=UTF-8");
        rsp.getWriter().println("<h1>Error</h1><p>" + hudson.Util.escape(getMessage()) + "</p>");
    }
}
