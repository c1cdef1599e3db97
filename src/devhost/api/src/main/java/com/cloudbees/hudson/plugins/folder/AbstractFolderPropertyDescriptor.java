package com.cloudbees.hudson.plugins.folder;

import hudson.model.Descriptor;
import java.util.List;
import jenkins.model.Jenkins;

/** Describes a folder property. */
public abstract class AbstractFolderPropertyDescriptor extends Descriptor<AbstractFolderProperty<?>> {
    public boolean isApplicable(Class<? extends AbstractFolder> containerType) {
        return true;
    }

    public static List<AbstractFolderPropertyDescriptor> getApplicableDescriptors(
            Class<? extends AbstractFolder> containerType) {
        return Jenkins.get().getExtensionList(AbstractFolderPropertyDescriptor.class).stream()
                .filter(descriptor -> descriptor.isApplicable(containerType))
                .toList();
    }
}
