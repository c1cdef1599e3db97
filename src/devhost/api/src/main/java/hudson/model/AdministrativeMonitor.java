package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerProxy;

/** A warning that administrators see while it is activated. */
public abstract class AdministrativeMonitor implements ModelObject, ExtensionPoint, StaplerProxy {
    public final String id;

    protected AdministrativeMonitor(String id) {
        this.id = id;
    }

    protected AdministrativeMonitor() {
        this.id = getClass().getName();
    }

    public String getUrl() {
        return "administrativeMonitor/" + id;
    }

    @Override
    public String getDisplayName() {
        return id;
    }

    public boolean isEnabled() {
        return true;
    }

    public abstract boolean isActivated();

    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    public void checkRequiredPermission() {
        Jenkins.get().checkPermission(getRequiredPermission());
    }

    public boolean hasRequiredPermission() {
        return Jenkins.get().hasPermission(getRequiredPermission());
    }

    @Override
    public Object getTarget() {
        checkRequiredPermission();
        return this;
    }

    public static ExtensionList<AdministrativeMonitor> all() {
        return Jenkins.get().getExtensionList(AdministrativeMonitor.class);
    }
}
