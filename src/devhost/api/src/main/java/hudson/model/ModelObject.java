package hudson.model;

import jenkins.security.stapler.StaplerAccessibleType;

/** Something with a name that people read. */
@StaplerAccessibleType
public interface ModelObject {
    String getDisplayName();
}
