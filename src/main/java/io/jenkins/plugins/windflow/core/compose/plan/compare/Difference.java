package io.jenkins.plugins.windflow.core.compose.plan.compare;

/**
 * One thing in which a container is not as asked.
 *
 * @param key as in a Compose file: {@code image}, {@code environment}, {@code ports}
 * @param detail what differs, without any secret and without values that were only observed; may be empty
 */
public record Difference(String key, String detail) {
    @Override
    public String toString() {
        return detail.isEmpty() ? key : key + " " + detail;
    }
}
