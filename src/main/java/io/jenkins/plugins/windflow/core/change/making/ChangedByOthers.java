package io.jenkins.plugins.windflow.core.change.making;

/** Somebody else changed, in the meantime, what a plan was made for. */
public final class ChangedByOthers extends Exception {
    private static final long serialVersionUID = 1L;

    public ChangedByOthers(String sentence) {
        super(sentence + " Somebody else works on it; try again when that is done.");
    }
}
