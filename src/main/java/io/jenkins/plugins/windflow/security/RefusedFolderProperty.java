package io.jenkins.plugins.windflow.security;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Jenkins keeps the {@code config.xml} of a new or copied folder as it came. Where entries of the allow list were refused the
 * file is written again without them, so that they do not count after the next start either. Without the Folders plugin Jenkins
 * leaves this extension out, because a type in its signatures is missing.
 */
@Extension(optional = true)
public final class RefusedFolderProperty extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(RefusedFolderProperty.class.getName());

    @Override
    public void onCreated(Item item) {
        if (item instanceof AbstractFolder<?> folder && isRefused(folder)) {
            saveWithout(folder);
        }
    }

    @Override
    public void onCopied(Item src, Item item) {
        onCreated(item);
    }

    private static boolean isRefused(AbstractFolder<?> folder) {
        WindflowFolderProperty property = folder.getProperties().get(WindflowFolderProperty.class);
        return property != null && property.isRefused();
    }

    private static void saveWithout(AbstractFolder<?> folder) {
        LOGGER.warning(() -> "The environments that the folder " + folder.getFullName()
                + " allows were left out: only who has" + " the permission Windflow/Configure may allow any.");
        try {
            folder.save();
        } catch (IOException e) {
            LOGGER.log(
                    Level.SEVERE,
                    e,
                    () -> "The folder " + folder.getFullName() + " could not be saved without the"
                            + " environments that were refused: remove them from its config.xml.");
        }
    }
}
