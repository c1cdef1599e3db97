package devhost.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jenkins.model.Jenkins;

/** The headers that core puts on every answer, its default Content-Security-Policy enforced. */
final class HeadersFilter implements Filter {
    /** Core's default value, without the report addresses. */
    static final String POLICY = "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'self';"
            + " img-src 'self' data:; script-src 'report-sample' 'self';"
            + " style-src 'report-sample' 'self' 'unsafe-inline'";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse rsp = (HttpServletResponse) response;
        rsp.setHeader("X-Content-Type-Options", "nosniff");
        rsp.setHeader("Content-Security-Policy", POLICY);
        rsp.setHeader("X-Jenkins", Jenkins.VERSION);
        chain.doFilter(request, response);
    }
}
