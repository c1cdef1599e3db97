package devhost.web;

import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.SecurityRealm;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Who makes the request: from Basic credentials (password or API token) or the session; else anonymous. */
final class AuthenticationFilter implements Filter {
    /** Session attribute of somebody who logged in with the form. */
    static final String SESSION = "SPRING_SECURITY_CONTEXT";
    /** Request attribute: set when an API token was used, so that no crumb is needed. */
    static final String API_TOKEN = AuthenticationFilter.class.getName() + ".apiToken";

    private final Jenkins jenkins;

    AuthenticationFilter(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest req = (HttpServletRequest) request;
        HttpServletResponse rsp = (HttpServletResponse) response;
        Authentication who;
        try {
            who = authenticate(req);
        } catch (AuthenticationException e) {
            rsp.setHeader("WWW-Authenticate", "Basic realm=\"Jenkins\"");
            rsp.sendError(HttpServletResponse.SC_UNAUTHORIZED, "Invalid password/token for user");
            return;
        }
        try (ACLContext ignored = ACL.as2(who)) {
            chain.doFilter(request, response);
        } catch (AccessDeniedException e) {
            refuse(req, rsp, who, e);
        }
    }

    private Authentication authenticate(HttpServletRequest req) {
        String header = req.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
            String[] pair = new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8)
                    .split(":", 2);
            return basic(req, pair[0], pair.length == 2 ? pair[1] : "");
        }
        HttpSession session = req.getSession(false);
        Object known = session == null ? null : session.getAttribute(SESSION);
        return known instanceof Authentication who ? who : Jenkins.ANONYMOUS2;
    }

    private Authentication basic(HttpServletRequest req, String name, String password) {
        User user = User.getById(name, false);
        if (user != null && user.getProperty(ApiTokenProperty.class).matchesPassword(password)) {
            req.setAttribute(API_TOKEN, true);
            return user.impersonate2();
        }
        return login(jenkins, name, password);
    }

    /** Checks a password; an {@link AuthenticationException} when it is wrong. */
    static Authentication login(Jenkins jenkins, String name, String password) {
        SecurityRealm realm = jenkins.getSecurityRealm();
        Authentication who = realm.getSecurityComponents().manager2
                .authenticate(new UsernamePasswordAuthenticationToken(name, password));
        User user = User.getById(who.getName(), true);
        if (user == null) {
            throw new UsernameNotFoundException(name);
        }
        return user.impersonate2();
    }

    private static void refuse(
            HttpServletRequest req, HttpServletResponse rsp, Authentication who, AccessDeniedException e)
            throws IOException {
        if (rsp.isCommitted()) {
            throw e;
        }
        rsp.resetBuffer();
        rsp.setStatus(HttpServletResponse.SC_FORBIDDEN);
        rsp.setContentType("text/html;charset=UTF-8");
        if (e instanceof AccessDeniedException3 detailed) {
            detailed.reportAsHeaders(rsp);
        }
        if (ACL.isAnonymous2(who)) {
            String from = URLEncoder.encode(req.getRequestURI(), StandardCharsets.UTF_8);
            String login = req.getContextPath() + "/login?from=" + from;
            rsp.getWriter().print("<html><head><meta http-equiv='refresh' content='1;url=" + login
                    + "'/></head><body>Authentication required</body></html>");
        } else {
            rsp.getWriter().print("<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1><p>"
                    + hudson.Util.escape(e.getMessage()) + "</p></body></html>");
        }
    }
}
