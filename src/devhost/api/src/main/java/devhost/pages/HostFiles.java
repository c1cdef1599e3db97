package devhost.pages;

import hudson.Extension;
import hudson.model.InvisibleAction;
import hudson.model.UnprotectedRootAction;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URL;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The host's style sheet, at {@code devhost/devhost.css}, also for the login page. */
@Extension
public final class HostFiles extends InvisibleAction implements UnprotectedRootAction {
    @Override
    public String getUrlName() {
        return "devhost";
    }

    public void doDynamic(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, ServletException {
        String path = req.getRestOfPath();
        URL file = path.matches("/[a-z]+\\.css") ? getClass().getResource("/devhost" + path) : null;
        if (file == null) {
            rsp.sendError(404);
        } else {
            rsp.serveFile(req, file);
        }
    }
}
