package com.cloudbees.plugins.credentials.impl;

import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Util;
import java.util.UUID;

/** Scope, id and description. */
public abstract class BaseStandardCredentials implements StandardCredentials {
    private static final long serialVersionUID = 1L;
    private final CredentialsScope scope;
    private final String id;
    private final String description;

    public BaseStandardCredentials(CredentialsScope scope, String id, String description) {
        this.scope = scope;
        this.id = Util.fixEmpty(id) == null ? UUID.randomUUID().toString() : id;
        this.description = Util.fixNull(description);
    }

    @Override
    public CredentialsScope getScope() {
        return scope;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public final boolean equals(Object o) {
        return o instanceof StandardCredentials that && id.equals(that.getId());
    }

    @Override
    public final int hashCode() {
        return id.hashCode();
    }

    /** Describes standard credentials. */
    protected abstract static class BaseStandardCredentialsDescriptor extends CredentialsDescriptor {}
}
