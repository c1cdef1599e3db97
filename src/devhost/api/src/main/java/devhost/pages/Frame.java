package devhost.pages;

import hudson.model.User;
import hudson.security.csrf.CrumbIssuer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** What every page has around its contents: head with the data attributes of Jenkins, header, style sheet. */
final class Frame {
    private final StaplerRequest2 req;

    Frame(StaplerRequest2 req) {
        this.req = req;
    }

    /** Context path without a slash at its end. */
    String root() {
        return req.getContextPath();
    }

    /** Prefix of static files. */
    String resources() {
        return root() + Jenkins.RESOURCE_PATH;
    }

    /** A form that posts, with its crumb and one button. */
    Html button(String action, String label) {
        return new Html().add("<form method=\"post\" action=\"%s\">"
                + "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                + "<button class=\"jenkins-button jenkins-button--primary\">%s</button></form>",
                action, issuer().getCrumbRequestField(), issuer().getCrumb(req), label);
    }

    /**
     * @param title title of the page and its last breadcrumb
     * @param refresh whether the browser asks again after two seconds
     */
    void write(StaplerResponse2 rsp, String title, Html contents, boolean refresh) throws IOException {
        rsp.setContentType("text/html;charset=UTF-8");
        rsp.setStatus(HttpServletResponse.SC_OK);
        rsp.setHeader("Cache-Control", "no-cache, no-store, must-revalidate");
        rsp.setHeader("X-Frame-Options", "sameorigin");
        rsp.setHeader("Referrer-Policy", "same-origin");
        Html page = new Html().add("<!DOCTYPE html><html lang=\"en\"><head data-rooturl=\"%s\" data-resurl=\"%s\""
                + " data-crumb-header=\"%s\" data-crumb-value=\"%s\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>%s - Jenkins stand-in</title><link rel=\"stylesheet\" href=\"%s/devhost/devhost.css\">",
                root(), resources(), issuer().getCrumbRequestField(), issuer().getCrumb(req), title, root());
        page.add(refresh ? "<meta http-equiv=\"refresh\" content=\"2\">" : "");
        page.add("</head><body><header class=\"jenkins-header\"><ol class=\"jenkins-breadcrumbs\">"
                + "<li><a href=\"%s/\">Devhost</a></li><li>%s</li></ol>"
                + "<div class=\"jenkins-header__actions\">%s</div></header>"
                + "<div class=\"app-page-body\"><main id=\"main-panel\">%s</main></div></body></html>",
                root(), title, actions(), contents);
        rsp.getWriter().print(page);
    }

    private Html actions() {
        User user = User.current();
        if (user == null) {
            return new Html().add("<a href=\"%s/login\">Sign in</a>", root());
        }
        Html manage = new Html();
        if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            manage.add("<a href=\"%s/manage\">Manage Jenkins</a>", root());
        }
        return manage.add("<a href=\"%s/windflow/\">Windflow</a><span>%s</span><a href=\"%s/logout\">Sign out</a>",
                root(), user.getDisplayName(), root());
    }

    private static CrumbIssuer issuer() {
        return Jenkins.get().getCrumbIssuer();
    }
}
