package io.jenkins.plugins.windflow.pages;

import hudson.model.ModelObject;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Map;
import org.kohsuke.stapler.StaplerProxy;

/** One operation: its plan, its live log and what came of it. */
public final class OperationPage implements ModelObject, PageShell, StaplerProxy {
    private final String id;

    OperationPage(String id) {
        this.id = id;
    }

    @Override
    public Object getTarget() {
        WindflowPermissions.checkView();
        return this;
    }

    @Override
    public String getDisplayName() {
        return Messages.OperationPage_displayName(id);
    }

    @Override
    public String getView() {
        return "operation";
    }

    @Override
    public Map<String, String> getData() {
        return Map.of("operation", id, "permissions", WindflowPermissions.ofCurrentUser());
    }
}
