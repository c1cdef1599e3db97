package io.jenkins.plugins.windflow.core.operation;

import java.util.List;

/**
 * Hears of operations as they happen. Called on one thread, in order, never while a lock is held; a listener that throws
 * is logged and does not disturb the others.
 */
public interface OperationListener {
    /** State, plan, progress or result of the operation changed. */
    default void changed(Operation operation) {}

    /** The operation wrote to its log. */
    default void logged(Operation operation, List<LogLine> lines) {}
}
