package jenkins.model;

import hudson.Extension;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import org.jenkinsci.Symbol;

/** The controller's own address. */
@Extension(ordinal = 200)
@Symbol("location")
public class JenkinsLocationConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private String jenkinsUrl;

    public static JenkinsLocationConfiguration get() {
        return GlobalConfiguration.all().getInstance(JenkinsLocationConfiguration.class);
    }

    /** The root URL with a slash at its end, or null. */
    public String getUrl() {
        return jenkinsUrl;
    }

    public void setUrl(String url) {
        String fixed = Util.fixEmptyAndTrim(url);
        jenkinsUrl = fixed == null || fixed.endsWith("/") ? fixed : fixed + "/";
        save();
    }
}
