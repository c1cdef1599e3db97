package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears of the life of items. Copying is not in the devhost. */
public abstract class ItemListener implements ExtensionPoint {
    public void onCreated(Item item) {}

    public void onCopied(Item src, Item item) {
        onCreated(item);
    }

    public static void fireOnCreated(Item item) {
        for (ItemListener listener : ExtensionList.lookup(ItemListener.class)) {
            try {
                listener.onCreated(item);
            } catch (RuntimeException e) {
                Logger.getLogger(ItemListener.class.getName()).log(Level.WARNING, null, e);
            }
        }
    }
}
