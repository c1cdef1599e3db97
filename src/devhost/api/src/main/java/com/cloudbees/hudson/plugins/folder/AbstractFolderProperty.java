package com.cloudbees.hudson.plugins.folder;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Extra configuration of a folder. */
public abstract class AbstractFolderProperty<C extends AbstractFolder<?>>
        extends AbstractDescribableImpl<AbstractFolderProperty<?>> implements ExtensionPoint {
    protected transient C owner;

    protected void setOwner(C owner) {
        this.owner = owner;
    }

    public C getOwner() {
        return owner;
    }

    @Override
    public AbstractFolderPropertyDescriptor getDescriptor() {
        return (AbstractFolderPropertyDescriptor) super.getDescriptor();
    }

    /** Called with the submitted form; a null form removes the property. */
    public AbstractFolderProperty<?> reconfigure(StaplerRequest2 req, JSONObject form) throws Descriptor.FormException {
        return form == null ? null : getDescriptor().newInstance(req, form);
    }
}
