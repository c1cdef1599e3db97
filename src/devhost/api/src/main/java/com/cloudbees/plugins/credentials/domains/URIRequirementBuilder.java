package com.cloudbees.plugins.credentials.domains;

import java.util.List;

/** Requirements of a URI; the global domain fulfils every one. */
public class URIRequirementBuilder {
    private URIRequirementBuilder() {}

    public static URIRequirementBuilder create() {
        return new URIRequirementBuilder();
    }

    public static URIRequirementBuilder fromUri(String uri) {
        return new URIRequirementBuilder();
    }

    public List<DomainRequirement> build() {
        return List.of();
    }
}
