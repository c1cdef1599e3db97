package io.jenkins.plugins.windflow.core.compose.load.yaml;

/** Adds node weights without overflow: aliases of aliases reach any number in a few lines. */
final class Weights {
    private static final long MOST = Long.MAX_VALUE / 4;

    private Weights() {}

    static long add(long left, long right) {
        return Math.min(left + right, MOST);
    }
}
