package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/** A response with Stapler's additions. */
public interface StaplerResponse2 extends HttpServletResponse {
    void sendRedirect2(String url) throws IOException;

    void sendRedirect(int statusCode, String url) throws IOException;

    void forwardToPreviousPage(StaplerRequest2 request) throws ServletException, IOException;

    void serveFile(StaplerRequest2 request, URL res) throws ServletException, IOException;

    void serveFile(StaplerRequest2 req, InputStream data, long lastModified, long contentLength, String fileName)
            throws ServletException, IOException;
}
