package jenkins.model;

import jakarta.servlet.ServletContext;

/** The web application that serves the controller, once there is one. */
public final class ServletContextHolder {
    public volatile ServletContext context;
}
