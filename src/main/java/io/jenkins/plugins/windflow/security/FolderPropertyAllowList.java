package io.jenkins.plugins.windflow.security;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.model.ItemGroup;
import io.jenkins.plugins.windflow.core.environment.AllowList;

/**
 * Reads the list from the property of a folder of the Folders plugin. Without that plugin Jenkins leaves this extension out,
 * because a type in its signatures is missing.
 */
@Extension(optional = true)
public final class FolderPropertyAllowList extends FolderAllowList {
    @Override
    protected AllowList of(ItemGroup<?> folder) {
        return folder instanceof AbstractFolder<?> known ? property(known) : AllowList.EMPTY;
    }

    private static AllowList property(AbstractFolder<?> folder) {
        WindflowFolderProperty property = folder.getProperties().get(WindflowFolderProperty.class);
        return property == null ? AllowList.EMPTY : AllowList.of(property.getAllowed());
    }
}
