package com.cloudbees.hudson.plugins.folder;

import hudson.Extension;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.listeners.ItemListener;
import java.io.IOException;
import java.io.InputStream;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import jenkins.model.TopLevelItems;

/** A folder that users fill. */
public class Folder extends AbstractFolder<TopLevelItem> implements ModifiableTopLevelItemGroup {
    public Folder(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify) throws IOException {
        checkPermission(CREATE);
        TopLevelItem item = TopLevelItems.create(this, type, name, items);
        itemsPut(name, item);
        item.save();
        ItemListener.fireOnCreated(item);
        return item;
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return type.cast(createProject((TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(type), name, true));
    }

    @Override
    public TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException {
        checkPermission(CREATE);
        TopLevelItem item = TopLevelItems.createFromXml(this, getJobsDir(), name, xml, items);
        itemsPut(name, item);
        ItemListener.fireOnCreated(item);
        return item;
    }

    @Extension
    public static class DescriptorImpl extends TopLevelItemDescriptor {
        @Override
        public String getDisplayName() {
            return "Folder";
        }

        @Override
        public TopLevelItem newInstance(ItemGroup parent, String name) {
            return new Folder(parent, name);
        }
    }
}
