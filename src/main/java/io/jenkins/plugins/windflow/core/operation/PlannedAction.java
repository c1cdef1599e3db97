package io.jenkins.plugins.windflow.core.operation;

/**
 * One line of a plan, for people and programs.
 *
 * @param type {@code pull}, {@code build}, {@code create}, {@code recreate}, {@code start}, {@code remove} or {@code keep}
 * @param kind {@code image}, {@code network}, {@code volume} or {@code container}
 * @param name of the thing
 * @param reason why; never with secrets
 */
public record PlannedAction(String type, String kind, String name, String reason) {
    /** Whether this is a change: everything but {@code keep}. */
    public boolean isChange() {
        return !type.equals("keep");
    }
}
