package devhost.web;

import hudson.Util;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.springframework.security.access.AccessDeniedException;

/** Routes every request through the object tree that starts at the controller. */
final class StaplerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(StaplerServlet.class.getName());
    private final transient Jenkins jenkins;

    StaplerServlet(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        String routed = path.replaceFirst("^/static/[^/]+", "");
        RequestImpl req = new RequestImpl(request, new PathTokens(routed));
        ResponseImpl rsp = new ResponseImpl(response, !routed.equals(path));
        Stapler.setCurrent(req, rsp);
        try {
            new Router(req, rsp).invoke(jenkins);
        } catch (AccessDeniedException e) {
            throw e; // the authentication filter answers
        } catch (RuntimeException | ServletException | LinkageError | AssertionError e) {
            fail(response, e);
        } finally {
            Stapler.setCurrent(null, null);
        }
    }

    private static void fail(HttpServletResponse response, Throwable e) throws IOException {
        String id = UUID.randomUUID().toString();
        LOGGER.log(Level.WARNING, "Error while serving a request; logging ID " + id, e);
        if (!response.isCommitted()) {
            response.resetBuffer();
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print("<h1>Oops!</h1><p>A problem occurred while processing the request</p><p>"
                    + Util.escape(String.valueOf(e.getMessage())) + "</p><p>Logging ID=" + id + "</p>");
        }
    }
}
