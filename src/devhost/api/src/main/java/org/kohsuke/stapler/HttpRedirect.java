package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** A 302 answer. */
public final class HttpRedirect extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public static final HttpRedirect DOT = new HttpRedirect(".");
    private final int statusCode;
    private final String url;

    public HttpRedirect(String url) {
        this(302, url);
    }

    public HttpRedirect(int statusCode, String url) {
        this.statusCode = statusCode;
        this.url = url;
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        rsp.sendRedirect(statusCode, url);
    }
}
