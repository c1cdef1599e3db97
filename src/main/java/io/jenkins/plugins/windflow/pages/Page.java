package io.jenkins.plugins.windflow.pages;

import hudson.model.ModelObject;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.HashMap;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;

/** A page below {@code /windflow}; all of them share one Jelly view, which the browser's program fills. Only for who may look. */
abstract class Page implements ModelObject, PageShell, StaplerProxy {
    @Override
    public Object getTarget() {
        WindflowPermissions.checkView();
        return this;
    }

    @Override
    public Map<String, String> getData() {
        Map<String, String> data = new HashMap<>(facts());
        data.put("user", Jenkins.getAuthentication2().getName());
        data.put("permissions", WindflowPermissions.ofCurrentUser());
        return data;
    }

    /** What this page is about: attributes by their names, beside the user and his permissions. */
    abstract Map<String, String> facts();
}
