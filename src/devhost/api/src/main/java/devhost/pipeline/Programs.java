package devhost.pipeline;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.Job;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The programs that run now: they are suspended at shutdown and go on after the next start. */
public final class Programs {
    private static final Map<String, Program> RUNNING = new ConcurrentHashMap<>();

    private Programs() {}

    static void add(Program program) {
        RUNNING.put(program.id(), program);
    }

    static void remove(Program program) {
        RUNNING.remove(program.id(), program);
    }

    /** The running call of a step, or null. */
    static StepCall call(String build, String key) {
        Program program = RUNNING.get(build);
        return program == null ? null : program.call(key);
    }

    /** Goes on with every build that had not ended. */
    @Initializer(after = InitMilestone.COMPLETED)
    public static void resume() {
        Jenkins.get().getItems().stream()
                .flatMap(item -> item.getAllJobs().stream())
                .filter(WorkflowJob.class::isInstance)
                .flatMap(job -> ((WorkflowJob) (Job<?, ?>) job).getBuilds().stream())
                .forEach(WorkflowRun::resumeIfUnfinished);
    }

    /** Stores every program and lets go of its threads. */
    @Terminator
    public static void suspend() {
        for (Program program : List.copyOf(RUNNING.values())) {
            program.suspend();
            remove(program);
        }
    }
}
