package com.cloudbees.hudson.plugins.folder;

import hudson.model.AbstractItem;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.TopLevelItem;
import hudson.util.DescribableList;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.TopLevelItems;

/** A group of items with properties; the children lie in {@code jobs/}. */
public abstract class AbstractFolder<I extends TopLevelItem> extends AbstractItem
        implements TopLevelItem, ItemGroup<I> {
    private DescribableList<AbstractFolderProperty<?>, AbstractFolderPropertyDescriptor> properties;
    protected transient Map<String, I> items;

    protected AbstractFolder(ItemGroup parent, String name) {
        super(parent, name);
        init();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    protected void init() {
        if (properties == null) {
            properties = new DescribableList<>(this);
        } else {
            properties.setOwner(this);
        }
        properties.forEach(property -> ((AbstractFolderProperty) property).setOwner(this));
        items = TopLevelItems.emptyMap();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        init();
        TopLevelItems.load(this, getJobsDir()).forEach(item -> items.put(item.getName(), (I) item));
    }

    public DescribableList<AbstractFolderProperty<?>, AbstractFolderPropertyDescriptor> getProperties() {
        return properties;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public void addProperty(AbstractFolderProperty p) throws IOException {
        p.setOwner(this);
        properties.add(p);
    }

    protected File getJobsDir() {
        return new File(getRootDir(), "jobs");
    }

    @Override
    public File getRootDirFor(I child) {
        return new File(getJobsDir(), child.getName());
    }

    @Override
    public String getUrlChildPrefix() {
        return "job";
    }

    public I getJob(String name) {
        return getItem(name);
    }

    @Override
    public I getItem(String name) {
        return TopLevelItems.readable(items.get(name));
    }

    @Override
    public Collection<I> getItems() {
        return TopLevelItems.readable(items.values());
    }

    @Override
    public void onDeleted(I item) throws IOException {
        items.remove(item.getName());
    }

    @Override
    public Collection<? extends Job> getAllJobs() {
        return items.values().stream().<Job>flatMap(item -> item.getAllJobs().stream()).toList();
    }

    /** Routes {@code descriptorByName/<class>/}, so that descriptors see the folder as an ancestor. */
    public Descriptor getDescriptorByName(String id) {
        return Jenkins.get().getDescriptorByName(id);
    }

    protected final I itemsPut(String name, I item) {
        return items.put(name, item);
    }
}
