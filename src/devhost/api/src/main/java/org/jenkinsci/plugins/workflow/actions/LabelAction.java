package org.jenkinsci.plugins.workflow.actions;

/** A name for a node, such as that of a stage. */
public class LabelAction implements PersistentAction {
    private final String displayName;

    public LabelAction(String displayName) {
        this.displayName = displayName;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
