package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;
import java.util.Objects;

/** What credentials are meant for; only the global domain exists here. */
public class Domain implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Domain GLOBAL = new Domain(null);
    private final String name;

    private Domain(String name) {
        this.name = name;
    }

    public static Domain global() {
        return GLOBAL;
    }

    public String getName() {
        return name;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Domain that && Objects.equals(name, that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }
}
