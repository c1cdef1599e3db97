package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.Change;
import io.jenkins.plugins.windflow.core.change.PlainChange;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.concurrent.Callable;

/**
 * What the parts of one deployment share.
 *
 * @param journalled the engine
 * @param abort by which all of its threads stop
 */
record Context(
        JournalledEngine journalled,
        Project project,
        DeployOptions options,
        BuildFiles files,
        Controller controller,
        Abort abort) {
    StackEngine engine() {
        return journalled.engine();
    }

    OperationRun run() {
        return journalled.run();
    }

    ToolLabels labels() {
        return new ToolLabels(project, controller, run().id());
    }

    /** Makes a change that says itself how. */
    void make(PlainChange change) throws Exception {
        journalled.make(change);
    }

    /** Makes a change. */
    void make(Change change, JournalledEngine.Making making) throws Exception {
        journalled.make(change, making);
    }

    /** Makes a change whose result is journalled under a name. */
    <T> T make(Change change, String outcome, Callable<T> making) throws Exception {
        return journalled.make(change, outcome, making);
    }
}
