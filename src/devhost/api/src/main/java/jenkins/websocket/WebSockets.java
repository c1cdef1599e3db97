package jenkins.websocket;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import jenkins.util.SystemProperties;
import org.eclipse.jetty.ee9.websocket.server.JettyWebSocketServerContainer;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.Beta;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Answers a request by making its connection a WebSocket. */
@Restricted(Beta.class)
public class WebSockets {
    private WebSockets() {}

    public static HttpResponse upgrade(WebSocketSession session) {
        return new HttpResponse() {
            @Override
            public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
                    throws IOException, ServletException {
                upgradeResponse(session, req, rsp);
            }
        };
    }

    public static void upgradeResponse(WebSocketSession session, HttpServletRequest req, HttpServletResponse rsp)
            throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(req.getHeader("Upgrade"))) {
            rsp.sendError(HttpServletResponse.SC_BAD_REQUEST, "only WS connections accepted here");
            return;
        }
        JettyWebSocketServerContainer container =
                JettyWebSocketServerContainer.getContainer(req.getServletContext());
        container.setIdleTimeout(
                Duration.ofSeconds(SystemProperties.getLong("jenkins.websocket.idleTimeout", 60L)));
        JettyConnection connection = new JettyConnection(session);
        if (container.upgrade((request, response) -> connection, req, rsp)) {
            session.connection = connection;
        } else {
            rsp.sendError(HttpServletResponse.SC_BAD_REQUEST, "did not manage to upgrade");
        }
    }

    public static boolean isSupported() {
        return true;
    }
}
