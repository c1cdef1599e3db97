package devhost.web;

import hudson.Util;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** Form login at {@code j_spring_security_check} (with a crumb) and {@code logout}. */
final class LoginFilter implements Filter {
    private final Jenkins jenkins;

    LoginFilter(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest req = (HttpServletRequest) request;
        HttpServletResponse rsp = (HttpServletResponse) response;
        switch (req.getServletPath() + Util.fixNull(req.getPathInfo())) {
            case "/j_spring_security_check" -> login(req, rsp);
            case "/logout" -> logout(req, rsp);
            default -> chain.doFilter(request, response);
        }
    }

    private void login(HttpServletRequest req, HttpServletResponse rsp) throws IOException {
        if (!CrumbFilter.hasValidCrumb(jenkins, req)) {
            rsp.sendRedirect(req.getContextPath() + "/loginError");
            return;
        }
        try {
            String user = Util.fixNull(req.getParameter("j_username"));
            String password = Util.fixNull(req.getParameter("j_password"));
            Authentication who = AuthenticationFilter.login(jenkins, user, password);
            req.changeSessionId();
            req.getSession().setAttribute(AuthenticationFilter.SESSION, who);
            rsp.sendRedirect(target(req));
        } catch (AuthenticationException e) {
            rsp.sendRedirect(req.getContextPath() + "/loginError");
        }
    }

    private static String target(HttpServletRequest req) {
        String from = Util.fixEmpty(req.getParameter("from"));
        boolean local = from != null && from.startsWith("/") && !from.startsWith("//") && !from.contains("\\");
        return local ? from : req.getContextPath() + "/";
    }

    private static void logout(HttpServletRequest req, HttpServletResponse rsp) throws IOException {
        HttpSession session = req.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        rsp.sendRedirect(req.getContextPath() + "/");
    }
}
