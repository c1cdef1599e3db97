package com.cloudbees.plugins.credentials.common;

/** A certificate with id and description. */
public interface StandardCertificateCredentials extends StandardCredentials, CertificateCredentials {}
