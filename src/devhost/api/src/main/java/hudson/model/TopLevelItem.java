package hudson.model;

import jenkins.model.Jenkins;

/** An item that can be created under the root or a folder. */
public interface TopLevelItem extends Item, Describable<TopLevelItem> {
    @Override
    default TopLevelItemDescriptor getDescriptor() {
        return (TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(getClass());
    }
}
