package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.UsernamePasswordCredentials;
import hudson.Util;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;

/** The name under which credentials are offered. */
public abstract class CredentialsNameProvider<C extends Credentials> {
    public static String name(Credentials credentials) {
        String description = credentials instanceof StandardCredentials standard
                ? Util.fixEmptyAndTrim(standard.getDescription())
                : null;
        String suffix = description == null ? "" : " (" + description + ")";
        return switch (credentials) {
            case UsernamePasswordCredentials login -> login.getUsername() + "/******" + suffix;
            case FileCredentials file -> file.getFileName() + suffix;
            case StandardCredentials standard when description != null -> description;
            case StandardCredentials standard -> standard.getId();
            default -> credentials.getDescriptor().getDisplayName();
        };
    }
}
