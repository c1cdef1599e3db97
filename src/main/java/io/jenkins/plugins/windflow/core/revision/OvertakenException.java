package io.jenkins.plugins.windflow.core.revision;

/** Somebody else has deployed a stack since the revision that a change begins from. */
public final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param base number of the revision that the change begins from; 0 for a stack that was not there yet
     * @param newest what was deployed since
     */
    public OvertakenException(StackName stack, int base, RevisionHeader newest) {
        super(newest.provenance().submittedBy() + " has deployed revision " + newest.number() + " of " + stack
                + " since "
                + (base == 0 ? "you began a new stack of this name" : "revision " + base + ", which yours begins from")
                + ": compare the two, then deploy all the same or begin anew.");
    }
}
