package devhost.pages;

import devhost.ViewRenderer;
import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.ModelObject;
import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The host's own pages, light and without Jelly, and the shell of the plugin's pages. */
@Extension
public final class Pages implements ViewRenderer {
    @Override
    public boolean render(Object model, String view, StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
        Frame frame = new Frame(req);
        boolean building = model instanceof Run<?, ?> run && run.isBuilding();
        Html contents = contents(model, view, frame, req);
        if (contents == null) {
            return false;
        }
        frame.write(rsp, title(model, view), contents, building);
        return true;
    }

    private static Html contents(Object model, String view, Frame frame, StaplerRequest2 req) throws IOException {
        if (model instanceof Jenkins && (view.equals("login") || view.equals("loginError"))) {
            return login(view, frame, req);
        }
        if (model instanceof Jenkins && view.equals("manage")) {
            return ManagePage.contents();
        }
        if (model instanceof Run<?, ?> run && view.equals("console")) {
            return new Html().add("<pre>%s</pre>", log(run));
        }
        if (!view.equals("index")) {
            return null;
        }
        return switch (model) {
            case Run<?, ?> run -> build(run, frame);
            case Job<?, ?> job -> job(job, frame);
            case ItemGroup<?> group -> items(group, frame);
            default -> ShellPage.fits(model) ? ShellPage.contents(model, frame) : null;
        };
    }

    private static String title(Object model, String view) {
        return switch (view) {
            case "login", "loginError" -> "Sign in";
            case "manage" -> "Manage Jenkins";
            case "console" -> ((Run<?, ?>) model).getFullDisplayName() + " console";
            default -> model instanceof Run<?, ?> run
                    ? run.getFullDisplayName()
                    : ((ModelObject) model).getDisplayName();
        };
    }

    private static Html login(String view, Frame frame, StaplerRequest2 req) {
        Html page = new Html();
        if (view.equals("loginError")) {
            page.add("<div class=\"jenkins-alert jenkins-alert-danger\">Invalid username or password</div>");
        }
        String action = frame.root() + "/j_spring_security_check";
        return page.add("<h1>Sign in</h1><form method=\"post\" action=\"%s\" name=\"login\">"
                + "<div class=\"jenkins-form-item\">"
                + "<label class=\"jenkins-form-label\" for=\"j_username\">Username</label>"
                + "<input class=\"jenkins-input\" id=\"j_username\" name=\"j_username\" autofocus></div>"
                + "<div class=\"jenkins-form-item\">"
                + "<label class=\"jenkins-form-label\" for=\"j_password\">Password</label>"
                + "<input class=\"jenkins-input\" id=\"j_password\" name=\"j_password\" type=\"password\"></div>"
                + "<input type=\"hidden\" name=\"from\" value=\"%s\"><input type=\"hidden\" name=\"%s\" value=\"%s\">"
                + "<button class=\"jenkins-button jenkins-button--primary\" name=\"Submit\">Sign in</button></form>"
                + "<p>admin, operator and viewer; each has its name as password.</p>",
                action, Util.fixNull(req.getParameter("from")), Jenkins.get().getCrumbIssuer().getCrumbRequestField(),
                Jenkins.get().getCrumbIssuer().getCrumb(req));
    }

    private static Html items(ItemGroup<?> group, Frame frame) {
        Html page = new Html().add("<div class=\"jenkins-app-bar\"><h1>%s</h1></div>", group.getDisplayName());
        if (group instanceof Jenkins jenkins && jenkins.getSystemMessage() != null) {
            page.add("<p>%s</p>", jenkins.getSystemMessage());
        }
        page.add("<table class=\"jenkins-table\"><thead><tr><th>Name</th><th>Last build</th></tr></thead><tbody>");
        for (Item item : group.getItems()) {
            Run<?, ?> last = item instanceof Job<?, ?> job ? job.getLastBuild() : null;
            page.add("<tr><td><a class=\"jenkins-table__link\" href=\"%s/%s\">%s</a></td><td>%s</td></tr>",
                    frame.root(), item.getUrl(), item.getDisplayName(), last == null ? "" : link(last, frame));
        }
        return page.add("</tbody></table>");
    }

    private static Html job(Job<?, ?> job, Frame frame) {
        Html page = new Html().add("<div class=\"jenkins-app-bar\"><h1>%s</h1>", job.getDisplayName());
        if (job.hasPermission(Item.BUILD)) {
            page.add("%s", frame.button("build", "Build Now"));
        }
        page.add("</div>");
        for (Action action : job.getAllActions()) {
            if (action.getIconFileName() != null && ShellPage.fits(action)) {
                page.add("<p><a href=\"%s/\">%s</a></p>", action.getUrlName(), action.getDisplayName());
            }
        }
        page.add("<table class=\"jenkins-table\"><thead><tr><th>Build</th><th>Started</th></tr></thead><tbody>");
        for (Run<?, ?> run : job.getBuilds()) {
            page.add("<tr><td>%s</td><td>%s</td></tr>", link(run, frame), run.getTimestamp().toInstant());
        }
        return page.add("</tbody></table>");
    }

    private static Html build(Run<?, ?> run, Frame frame) throws IOException {
        Html page = new Html().add("<div class=\"jenkins-app-bar\"><h1>%s</h1>", run.getFullDisplayName());
        if (run.isBuilding() && run.hasPermission(Item.CANCEL)) {
            page.add("%s", frame.button("stop", "Abort"));
        }
        page.add("</div><p><span class=\"jenkins-badge\">%s</span> <a href=\"console\">Console output</a></p>",
                run.isBuilding() ? "RUNNING" : String.valueOf(run.getResult()));
        run.getCauses().forEach(cause -> page.add("<p>%s</p>", cause.getShortDescription()));
        for (Action action : run.getAllActions()) {
            if (action.getUrlName() != null && action.getDisplayName() != null && ShellPage.fits(action)) {
                page.add("<div class=\"jenkins-card\"><div class=\"jenkins-card__title\"><a href=\"%s/\">%s</a></div>"
                        + "<div class=\"jenkins-card__content\">%s</div></div>",
                        action.getUrlName(), action.getDisplayName(), ShellPage.summary(action));
            }
        }
        return page.add("<pre>%s</pre>", log(run));
    }

    private static Html link(Run<?, ?> run, Frame frame) {
        return new Html().add("<a href=\"%s/%s\">%s</a> <span class=\"jenkins-badge\">%s</span>", frame.root(),
                run.getUrl(), run.getDisplayName(), run.isBuilding() ? "RUNNING" : String.valueOf(run.getResult()));
    }

    private static Html log(Run<?, ?> run) throws IOException {
        String text = run.getLogFile().exists() ? Files.readString(run.getLogFile().toPath()) : "";
        return new Html().add(Util.xmlEscape(text));
    }
}
