package io.jenkins.plugins.windflow.core.compose.load.yaml;

/** Takes what is wrong with a file; reading goes on so that everything is found at once. */
@FunctionalInterface
public interface Reports {
    /**
     * @param key dotted path of the key concerned; empty if there is none
     * @param message a sentence for the user
     */
    void report(Position position, String key, String message);
}
