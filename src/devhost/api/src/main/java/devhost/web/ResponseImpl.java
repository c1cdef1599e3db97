package devhost.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The response with Stapler's additions. */
final class ResponseImpl extends HttpServletResponseWrapper implements StaplerResponse2 {
    private static final long YEAR = 365L * 24 * 60 * 60;
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript;charset=UTF-8", "mjs",
            "text/javascript;charset=UTF-8", "css", "text/css;charset=UTF-8", "svg", "image/svg+xml", "json",
            "application/json;charset=UTF-8", "html", "text/html;charset=UTF-8", "woff2", "font/woff2", "map",
            "application/json", "txt", "text/plain;charset=UTF-8");
    private final boolean permanent;

    /** @param permanent whether files are served under a prefix that changes with each start */
    ResponseImpl(HttpServletResponse response, boolean permanent) {
        super(response);
        this.permanent = permanent;
    }

    @Override
    public void sendRedirect2(String url) throws IOException {
        sendRedirect(302, url);
    }

    @Override
    public void sendRedirect(int statusCode, String url) throws IOException {
        setStatus(statusCode);
        setHeader("Location", url);
        flushBuffer();
    }

    @Override
    public void forwardToPreviousPage(StaplerRequest2 request) throws ServletException, IOException {
        String referer = request.getReferer();
        sendRedirect2(referer == null ? "." : referer);
    }

    @Override
    public void serveFile(StaplerRequest2 request, URL res) throws ServletException, IOException {
        URLConnection connection = res.openConnection();
        connection.setUseCaches(false);
        try (InputStream data = connection.getInputStream()) {
            serveFile(request, data, connection.getLastModified(), connection.getContentLengthLong(), res.getPath());
        }
    }

    @Override
    public void serveFile(
            StaplerRequest2 req, InputStream data, long lastModified, long contentLength, String fileName)
            throws ServletException, IOException {
        long seconds = lastModified / 1000;
        if (seconds > 0 && req.getDateHeader("If-Modified-Since") / 1000 >= seconds) {
            setStatus(SC_NOT_MODIFIED);
            return;
        }
        if (seconds > 0) {
            setDateHeader("Last-Modified", lastModified);
        }
        setHeader("Cache-Control", permanent ? "public, max-age=" + YEAR : "no-cache");
        setContentType(type(fileName));
        if (contentLength >= 0) {
            setContentLengthLong(contentLength);
        }
        data.transferTo(getOutputStream());
    }

    private static String type(String fileName) {
        String known = TYPES.get(fileName.substring(fileName.lastIndexOf('.') + 1));
        String guessed = known == null ? URLConnection.guessContentTypeFromName(fileName) : known;
        return guessed == null ? "application/octet-stream" : guessed;
    }
}
