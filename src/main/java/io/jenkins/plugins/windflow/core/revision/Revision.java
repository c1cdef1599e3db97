package io.jenkins.plugins.windflow.core.revision;

/** One deployed state of a project. */
public record Revision(RevisionHeader header, Blueprint blueprint) {
    /** Counts from 1 within the stack. */
    public int number() {
        return header.number();
    }

    /** Whether both would deploy the same. */
    boolean sameAs(Revision other) {
        return blueprint.equals(other.blueprint)
                && header.images().equals(other.header.images())
                && header.options().equals(other.header.options());
    }
}
