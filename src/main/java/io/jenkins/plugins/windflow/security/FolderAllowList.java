package io.jenkins.plugins.windflow.security;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.windflow.core.environment.AllowList;

/** Says which environments a folder allows to its jobs. Without the Folders plugin there is no implementation. */
public abstract class FolderAllowList implements ExtensionPoint {
    /** What this very folder allows, its parents left aside. */
    protected abstract AllowList of(ItemGroup<?> folder);

    /** What all folders around an item allow together. */
    static AllowList around(Item item) {
        AllowList allowed = AllowList.EMPTY;
        ItemGroup<?> group = item.getParent();
        while (group != null) {
            for (FolderAllowList source : ExtensionList.lookup(FolderAllowList.class)) {
                allowed = allowed.with(source.of(group));
            }
            group = group instanceof Item folder ? folder.getParent() : null;
        }
        return allowed;
    }
}
