package io.jenkins.plugins.windflow.security;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.model.ItemGroup;
import io.jenkins.plugins.windflow.core.environment.AllowList;

/** Reads the list from the property of a folder of the Folders plugin. */
@Extension(optional = true)
public final class FolderPropertyAllowList extends FolderAllowList {
    @Override
    protected AllowList of(ItemGroup<?> folder) {
        if (folder instanceof AbstractFolder<?> known) {
            WindflowFolderProperty property = known.getProperties().get(WindflowFolderProperty.class);
            return property == null ? AllowList.EMPTY : AllowList.of(property.getAllowed());
        }
        return AllowList.EMPTY;
    }
}
