package io.jenkins.plugins.windflow.core.compose.apply;

/** A lifecycle hook did not do its work. */
final class HookFailure extends Exception {
    private static final long serialVersionUID = 1L;

    HookFailure(String sentence) {
        super(sentence);
    }
}
