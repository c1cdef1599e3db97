package hudson.util;

import hudson.Util;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Locale;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** What {@code doCheck*} says of a value: a fragment of HTML shown under the field. */
public abstract class FormValidation extends IOException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    /** How good the value is. */
    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static FormValidation ok() {
        return respond(Kind.OK, "<div/>");
    }

    public static FormValidation ok(String message) {
        return text(Kind.OK, message);
    }

    public static FormValidation ok(String format, Object... args) {
        return ok(String.format(format, args));
    }

    public static FormValidation warning(String message) {
        return text(Kind.WARNING, message);
    }

    public static FormValidation warning(String format, Object... args) {
        return warning(String.format(format, args));
    }

    public static FormValidation warning(Throwable e, String message) {
        return warning(message + ": " + e.getMessage());
    }

    public static FormValidation error(String message) {
        return text(Kind.ERROR, message);
    }

    public static FormValidation error(String format, Object... args) {
        return error(String.format(format, args));
    }

    public static FormValidation error(Throwable e, String message) {
        return error(message + ": " + e.getMessage());
    }

    public static FormValidation okWithMarkup(String message) {
        return markup(Kind.OK, message, message);
    }

    public static FormValidation errorWithMarkup(String message) {
        return markup(Kind.ERROR, message, message);
    }

    public static FormValidation respond(Kind kind, String html) {
        return new FormValidation(kind, null) {
            @Override
            public String renderHtml() {
                return html;
            }

            @Override
            public String toString() {
                return kind + ": " + html;
            }
        };
    }

    private static FormValidation text(Kind kind, String message) {
        return markup(kind, message, message == null ? null : Util.escape(message));
    }

    private static FormValidation markup(Kind kind, String message, String html) {
        if (message == null) {
            return ok();
        }
        return new FormValidation(kind, html) {
            @Override
            public String renderHtml() {
                if (Stapler.getCurrentRequest2() == null) {
                    return html;
                }
                return "<div class=\"" + kind.name().toLowerCase(Locale.ENGLISH) + "\">" + html + "</div>";
            }

            @Override
            public String toString() {
                return kind + ": " + html;
            }
        };
    }

    public abstract String renderHtml();

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        rsp.setContentType("text/html;charset=UTF-8");
        rsp.setHeader("Content-Security-Policy", "sandbox; default-src 'none';");
        rsp.getWriter().print(renderHtml());
    }
}
