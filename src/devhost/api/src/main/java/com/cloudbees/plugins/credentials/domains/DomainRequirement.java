package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;

/** What a use of credentials asks of their domain. */
public class DomainRequirement implements Serializable {
    private static final long serialVersionUID = 1L;
}
