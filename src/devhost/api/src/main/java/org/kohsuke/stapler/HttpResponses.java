package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.PrintWriter;

/** Ready-made answers. */
public class HttpResponses {
    /** An answer that can be thrown. */
    public abstract static class HttpResponseException extends RuntimeException implements HttpResponse {
        private static final long serialVersionUID = 1L;

        public HttpResponseException() {}

        public HttpResponseException(String message) {
            super(message);
        }

        public HttpResponseException(String message, Throwable cause) {
            super(message, cause);
        }

        public HttpResponseException(Throwable cause) {
            super(cause);
        }
    }

    public static HttpResponseException ok() {
        return status(200);
    }

    public static HttpResponseException status(int code) {
        return new Answer((req, rsp) -> rsp.setStatus(code), null);
    }

    /** A status with a message and, below it, the stack trace. */
    public static HttpResponseException error(int code, String errorMessage) {
        return error(code, new Exception(errorMessage));
    }

    public static HttpResponseException error(Throwable cause) {
        return error(500, cause);
    }

    public static HttpResponseException error(int code, Throwable cause) {
        return new Answer(
                (req, rsp) -> {
                    rsp.setStatus(code);
                    rsp.setContentType("text/plain;charset=UTF-8");
                    PrintWriter writer = new PrintWriter(rsp.getWriter());
                    cause.printStackTrace(writer);
                    writer.flush();
                },
                cause);
    }

    public static HttpResponseException errorWithoutStack(int code, String errorMessage) {
        return new Answer((req, rsp) -> rsp.sendError(code, errorMessage), null);
    }

    public static HttpResponseException forwardToPreviousPage() {
        return new Answer((req, rsp) -> rsp.forwardToPreviousPage(req), null);
    }

    public static HttpResponse text(String text) {
        return body("text/plain;charset=UTF-8", text);
    }

    private static HttpResponse body(String type, String text) {
        return new Answer(
                (req, rsp) -> {
                    rsp.setContentType(type);
                    rsp.getWriter().print(text);
                },
                null);
    }

    private interface Writing {
        void write(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, ServletException;
    }

    private static final class Answer extends HttpResponseException {
        private static final long serialVersionUID = 1L;
        private final transient Writing writing;

        Answer(Writing writing, Throwable cause) {
            super(cause);
            this.writing = writing;
        }

        @Override
        public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
                throws IOException, ServletException {
            writing.write(req, rsp);
        }
    }
}
