package devhost.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.URI;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.ee9.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty on 127.0.0.1 with the controller at {@code /jenkins}, behind the filters that core has. */
public final class WebServer {
    private static final String CONTEXT = "/jenkins";

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private final Server server;
    private final ServerConnector connector;

    public WebServer(Jenkins jenkins, int port) {
        JETTY.setLevel(Level.WARNING);
        QueuedThreadPool threads = new QueuedThreadPool(200);
        threads.setName("Jetty (devhost)");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(30_000);
        server.addConnector(connector);

        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setContextPath(CONTEXT);
        context.getSessionHandler().setHttpOnly(true);
        context.getSessionHandler().setSameSite(HttpCookie.SameSite.LAX);
        context.getSessionHandler().getSessionCookieConfig().setName("JSESSIONID.devhost");
        context.setMaxFormContentSize(Integer.MAX_VALUE);
        addFilter(context, new HeadersFilter());
        addFilter(context, new AuthenticationFilter(jenkins));
        addFilter(context, new LoginFilter(jenkins));
        addFilter(context, new CrumbFilter(jenkins));
        ServletHolder stapler = new ServletHolder("Stapler", new StaplerServlet(jenkins));
        stapler.setAsyncSupported(true);
        context.addServlet(stapler, "/*");
        JettyWebSocketServletContainerInitializer.configure(context, null);
        jenkins.webApp.context = context.getServletContext();
        server.setHandler(context);
    }

    /** Starts to listen and returns the root URL. */
    public URI start() throws Exception {
        server.start();
        return url();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + CONTEXT + "/");
    }

    public void stop() throws Exception {
        server.setStopTimeout(0);
        server.stop();
    }

    private static void addFilter(ServletContextHandler context, Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
