package io.jenkins.plugins.windflow.core.operation;

/**
 * Which operations to list, newest first.
 *
 * @param environment only of this environment; null = of all
 * @param project only of this project; null = of all
 * @param before only older than this one (paging); null = from the newest
 * @param limit at most so many, 1 to 500
 */
public record OperationFilter(String environment, String project, OperationId before, int limit) {
    /** @throws IllegalArgumentException when the limit is out of range */
    public OperationFilter {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("limit must be between 1 and 500, not " + limit + ".");
        }
    }

    /** The newest operations of everything. */
    public static OperationFilter newest(int limit) {
        return new OperationFilter(null, null, null, limit);
    }

    boolean accepts(Operation operation) {
        return (environment == null || environment.equals(operation.environment()))
                && (project == null || project.equals(operation.project()))
                && (before == null || operation.id().compareTo(before) < 0);
    }
}
