package io.jenkins.plugins.windflow.conformance;

import hudson.model.TaskListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** A step that runs until the test ends it. */
public class HoldStep extends Step {
    private final String id;

    @DataBoundConstructor
    public HoldStep(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, id);
    }

    /** What the tests see of the step. */
    static class Execution extends StepExecution {
        private static final long serialVersionUID = 1L;
        static final Map<String, Execution> RUNNING = new ConcurrentHashMap<>();

        final String id;
        String note = "as started";
        int resumed;
        transient List<Throwable> stops = new ArrayList<>();

        Execution(StepContext context, String id) {
            super(context);
            this.id = id;
        }

        @Override
        public boolean start() throws Exception {
            getContext().get(TaskListener.class).getLogger().println("holding " + id);
            RUNNING.put(id, this);
            return false;
        }

        /** As a careful step does, it ends later than it is asked to. */
        @Override
        public void stop(Throwable cause) {
            stops.add(cause);
        }

        @Override
        public void onResume() {
            resumed++;
            stops = new ArrayList<>();
            RUNNING.put(id, this);
        }
    }

    /** Describes it; each test registers it as an extension of its own. */
    abstract static class HoldDescriptor extends StepDescriptor {
        HoldDescriptor() {
            super(HoldStep.class);
        }

        @Override
        public String getFunctionName() {
            return "hold";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
