package io.jenkins.plugins.windflow.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Who looks, for limits on what one viewer may have open at once. People who have not logged in are told apart by their
 * session, or by their address when they have none.
 */
public record Viewer(String key) {
    /** Whoever has sent the request. */
    public static Viewer of(HttpServletRequest request) {
        Authentication who = Jenkins.getAuthentication2();
        if (!Jenkins.ANONYMOUS2.getName().equals(who.getName())) {
            return new Viewer("user " + who.getName());
        }
        HttpSession session = request.getSession(false);
        return new Viewer(session == null ? "address " + request.getRemoteAddr() : "session " + session.getId());
    }
}
