package hudson.model;

import hudson.BulkChange;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import jenkins.model.Jenkins;
import org.apache.commons.io.FileUtils;
import org.kohsuke.stapler.StaplerProxy;

/** An item kept in {@code config.xml} of its directory. */
public abstract class AbstractItem extends Actionable implements Item, StaplerProxy {
    protected transient String name;
    protected volatile String description;
    protected String displayName;
    private transient ItemGroup parent;

    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        this.parent = parent;
        this.name = name;
    }

    @Override
    public abstract Collection<? extends Job> getAllJobs();

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDisplayName() {
        return displayName != null ? displayName : getName();
    }

    public void setDisplayName(String displayName) throws IOException {
        this.displayName = Util.fixEmptyAndTrim(displayName);
        save();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        this.description = description;
        save();
    }

    @Override
    @SuppressWarnings("unchecked")
    public ItemGroup<? extends Item> getParent() {
        return parent;
    }

    @Override
    @SuppressWarnings("unchecked")
    public File getRootDir() {
        return parent.getRootDirFor(this);
    }

    @Override
    public final String getFullName() {
        String group = getParent().getFullName();
        return group.isEmpty() ? getName() : group + "/" + getName();
    }

    @Override
    public final String getFullDisplayName() {
        String group = getParent().getFullDisplayName();
        return group.isEmpty() ? getDisplayName() : group + " » " + getDisplayName();
    }

    @Override
    public final String getUrl() {
        return getParent().getUrl() + getShortUrl();
    }

    @Override
    public String getShortUrl() {
        return getParent().getUrlChildPrefix() + "/" + Util.rawEncode(getName()) + "/";
    }

    public final String getAbsoluteUrl() {
        return Jenkins.get().getRootUrl() + getUrl();
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getConfigFile().write(this);
        SaveableListener.fireOnChange(this, getConfigFile());
    }

    public final XmlFile getConfigFile() {
        return Items.getConfigFile(getRootDir());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void delete() throws IOException, InterruptedException {
        checkPermission(DELETE);
        performDelete();
        parent.onDeleted(this);
    }

    protected void performDelete() throws IOException, InterruptedException {
        FileUtils.deleteDirectory(getRootDir());
    }

    @Override
    public Object getTarget() {
        if (!hasPermission(DISCOVER)) {
            return null;
        }
        checkPermission(READ);
        return this;
    }

    @Override
    public String toString() {
        return getClass().getName() + "[" + getFullName() + "]";
    }
}
