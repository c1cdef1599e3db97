package io.jenkins.plugins.windflow.core.compose.apply;

/** Somebody else changed, in the meantime, what a plan was made for. */
final class ChangedByOthers extends Exception {
    private static final long serialVersionUID = 1L;

    ChangedByOthers(String sentence) {
        super(sentence + " Somebody else works on this project; deploy again when that is done.");
    }
}
