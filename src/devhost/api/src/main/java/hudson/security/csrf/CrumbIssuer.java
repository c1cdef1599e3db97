package hudson.security.csrf;

import hudson.model.ModelObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import jenkins.model.Jenkins;
import jenkins.security.HMACConfidentialKey;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Crumbs are bound to the user and the HTTP session. */
public abstract class CrumbIssuer implements ModelObject {
    private static final HMACConfidentialKey KEY = new HMACConfidentialKey(CrumbIssuer.class, "crumb");

    /** The crumb of the request's session, which is made when there is none. */
    public String getCrumb(HttpServletRequest request) {
        return crumb(request.getSession(true));
    }

    /** Name of the header and of the form field. */
    public String getCrumbRequestField() {
        return "Jenkins-Crumb";
    }

    public boolean validateCrumb(HttpServletRequest request, String given) {
        HttpSession session = request.getSession(false);
        return session != null && given != null && MessageDigest.isEqual(
                crumb(session).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getDisplayName() {
        return "Default Crumb Issuer";
    }

    /** Routes {@code crumbIssuer/api/json}. */
    public CrumbApi getApi() {
        return new CrumbApi();
    }

    private static String crumb(HttpSession session) {
        return KEY.mac(Jenkins.getAuthentication2().getName() + ";" + session.getId());
    }

    /** The remote API of the issuer. */
    public final class CrumbApi {
        public void doJson(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
            rsp.setContentType("application/json;charset=utf-8");
            rsp.getWriter().print(new JSONObject()
                    .element("_class", "hudson.security.csrf.DefaultCrumbIssuer")
                    .element("crumb", getCrumb(req))
                    .element("crumbRequestField", getCrumbRequestField()));
        }
    }
}
