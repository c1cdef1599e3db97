package com.cloudbees.plugins.credentials.common;

/** Credentials with user name, id and description. */
public interface StandardUsernameCredentials extends StandardCredentials, UsernameCredentials {}
