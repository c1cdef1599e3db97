package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.XmlFile;
import hudson.model.Saveable;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears of every stored object. */
public abstract class SaveableListener implements ExtensionPoint {
    public void onChange(Saveable o, XmlFile file) {}

    public static void fireOnChange(Saveable o, XmlFile file) {
        for (SaveableListener listener : ExtensionList.lookup(SaveableListener.class)) {
            try {
                listener.onChange(o, file);
            } catch (RuntimeException e) {
                Logger.getLogger(SaveableListener.class.getName()).log(Level.WARNING, null, e);
            }
        }
    }
}
