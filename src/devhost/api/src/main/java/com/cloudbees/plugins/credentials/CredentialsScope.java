package com.cloudbees.plugins.credentials;

/** Who may use credentials. */
public enum CredentialsScope {
    /** The controller itself only, not jobs. */
    SYSTEM("System (Jenkins and nodes only)"),
    /** Everything below the place they are kept in. */
    GLOBAL("Global (Jenkins, nodes, items, all child items, etc)"),
    /** Their owner only. */
    USER("User");

    private final String displayName;

    CredentialsScope(String displayName) {
        this.displayName = displayName;
    }

    public String getDisplayName() {
        return displayName;
    }
}
