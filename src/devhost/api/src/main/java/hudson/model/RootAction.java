package hudson.model;

import hudson.ExtensionPoint;
import jenkins.management.Badge;

/** An action at the root URL. */
public interface RootAction extends Action, ExtensionPoint {
    /** Shown on the icon; computed at every page, so it must be cheap. */
    default Badge getBadge() {
        return null;
    }

    default boolean isPrimaryAction() {
        return false;
    }
}
