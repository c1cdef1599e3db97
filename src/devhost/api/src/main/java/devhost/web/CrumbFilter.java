package devhost.web;

import hudson.security.csrf.CrumbExclusion;
import hudson.security.csrf.CrumbIssuer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jenkins.model.Jenkins;

/** Demands a crumb of every POST, except with an API token and where an exclusion takes the request. */
final class CrumbFilter implements Filter {
    private final Jenkins jenkins;

    CrumbFilter(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest req = (HttpServletRequest) request;
        HttpServletResponse rsp = (HttpServletResponse) response;
        if (!req.getMethod().equals("POST") || req.getAttribute(AuthenticationFilter.API_TOKEN) != null) {
            chain.doFilter(request, response);
            return;
        }
        for (CrumbExclusion exclusion : CrumbExclusion.all()) {
            if (exclusion.process(req, rsp, chain)) {
                return;
            }
        }
        if (hasValidCrumb(jenkins, req)) {
            chain.doFilter(request, response);
        } else {
            rsp.sendError(HttpServletResponse.SC_FORBIDDEN, "No valid crumb was included in the request");
        }
    }

    static boolean hasValidCrumb(Jenkins jenkins, HttpServletRequest req) {
        CrumbIssuer issuer = jenkins.getCrumbIssuer();
        if (issuer == null) {
            return true;
        }
        String field = issuer.getCrumbRequestField();
        String crumb = req.getHeader(field) == null ? req.getParameter(field) : req.getHeader(field);
        return issuer.validateCrumb(req, crumb);
    }
}
