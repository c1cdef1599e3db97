package io.jenkins.plugins.windflow.results;

/**
 * An operation in the summary on the build's page.
 *
 * @param text what came of it
 * @param cause why it did not do what was asked; empty when it did
 * @param icon Jenkins' symbol of a build that ended so, which differs in shape and in colour
 */
public record DeploymentLine(String text, String cause, String icon) {
    static DeploymentLine of(DeploymentFacts facts) {
        return new DeploymentLine(facts.line(), facts.text("error"), "symbol-status-" + colour(facts.outcome()));
    }

    static DeploymentLine unknown(String id) {
        return new DeploymentLine(Messages.DeploymentAction_unknown(id), "", "symbol-status-nobuilt");
    }

    private static String colour(String outcome) {
        return switch (outcome) {
            case "DEPLOYED", "UNCHANGED", "REMOVED", "SUCCEEDED" -> "blue";
            case "ROLLED_BACK", "RECOVERY_PENDING" -> "yellow";
            case "FAILED" -> "red";
            case "CANCELLED" -> "aborted";
            default -> "nobuilt-anime";
        };
    }

    /** For Jelly. */
    public String getText() {
        return text;
    }

    /** For Jelly. */
    public String getCause() {
        return cause;
    }

    /** For Jelly. */
    public String getIcon() {
        return icon;
    }
}
