package com.cloudbees.plugins.credentials.common;

/** A user name and a password with id and description. */
public interface StandardUsernamePasswordCredentials
        extends StandardUsernameCredentials, UsernamePasswordCredentials {}
