package devhost.pipeline;

import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.StreamTaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * The running script of a build. As in Jenkins only one strand runs script code at a time (the one that holds the
 * baton) while the others wait at their steps.
 */
public final class Program {
    private static final Logger LOGGER = Logger.getLogger(Program.class.getName());
    private static final long SUSPEND_SECONDS = 5;

    private final WorkflowRun run;
    private final FlowExecution execution;
    private final String script;
    private final BiConsumer<Result, Throwable> whenDone;
    private final BuildLog log;
    private final ProgramJournal journal;
    private final ReentrantLock baton = new ReentrantLock();
    private final Map<String, StepCall> calls = new ConcurrentHashMap<>();
    private final List<FlowNode> nodes = new CopyOnWriteArrayList<>();
    private final Map<String, String> globalVariables = new ConcurrentHashMap<>();
    private final Strand main = new Strand(this, "", Surroundings.NONE);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean suspended;

    /** Opens the program of a build: a new one, or the one that was suspended. */
    public Program(WorkflowRun run, FlowExecution execution, String script, BiConsumer<Result, Throwable> whenDone)
            throws IOException {
        this.run = run;
        this.execution = execution;
        this.script = script;
        this.whenDone = whenDone;
        this.log = new BuildLog(run.getLogFile().toPath());
        this.journal = new ProgramJournal(run.getRootDir().toPath().resolve("program.dat"));
    }

    /** Runs on a thread of its own until the script ends or the controller shuts down. */
    public void start() {
        Programs.add(this);
        Thread.ofVirtual().name("Running " + run).start(() -> {
            try (ACLContext identity = ACL.as2(ACL.SYSTEM2)) {
                Outcome outcome = main.run(this::runScript);
                if (!suspended) {
                    end(outcome);
                }
            } catch (Suspended e) {
                LOGGER.log(Level.FINE, "{0} is suspended", run);
            } finally {
                ended.countDown();
            }
        });
    }

    /** Stops the innermost steps with this cause. Returns at once. */
    public void interrupt(FlowInterruptedException cause) {
        withBaton(() -> main.stop(cause));
    }

    /** Ends the innermost steps without asking them. */
    public void terminate(FlowInterruptedException cause) {
        calls.values().forEach(call -> call.complete(Outcome.failed(cause)));
    }

    /** Stores the running steps and lets go of all threads. */
    public void suspend() {
        suspended = true;
        boolean held = false;
        try {
            held = baton.tryLock(SUSPEND_SECONDS, TimeUnit.SECONDS);
            for (StepCall call : calls.values()) {
                call.save();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "cannot store the program of " + run, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            main.suspend();
            if (held) {
                baton.unlock();
            }
        }
        awaitEnd();
    }

    public List<FlowNode> nodes() {
        return List.copyOf(nodes);
    }

    public List<StepExecution> executions() {
        return calls.values().stream().map(StepCall::execution).filter(Objects::nonNull).toList();
    }

    public WorkflowRun run() {
        return run;
    }

    String id() {
        return run.getExternalizableId();
    }

    FlowExecution execution() {
        return execution;
    }

    ProgramJournal journal() {
        return journal;
    }

    ReentrantLock baton() {
        return baton;
    }

    boolean isSuspended() {
        return suspended;
    }

    /** Variables set by {@code env.X = ...}. */
    Map<String, String> globalVariables() {
        return globalVariables;
    }

    void register(StepCall call) {
        calls.put(call.key(), call);
    }

    void unregister(StepCall call) {
        calls.remove(call.key(), call);
    }

    StepCall call(String key) {
        return calls.get(key);
    }

    StepNode newNode(StepDescriptor descriptor) {
        StepNode node = new StepNode(execution, Integer.toString(nodes.size() + 1), descriptor);
        nodes.add(node);
        return node;
    }

    /** Runs an action while every strand waits at a step. */
    void withBaton(Runnable action) {
        Thread.ofVirtual().name("control " + run).start(() -> {
            baton.lock();
            try (ACLContext identity = ACL.as2(ACL.SYSTEM2)) {
                action.run();
            } finally {
                baton.unlock();
            }
        });
    }

    StreamTaskListener listener(Surroundings surroundings) {
        return new StreamTaskListener(new LineLog(log, surroundings::mask));
    }

    /** Writes a line about the program itself. */
    void say(String text) {
        try {
            log.write(("[Pipeline] " + text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EnvVars environment(Surroundings surroundings) throws IOException, InterruptedException {
        EnvVars env = new EnvVars();
        if (surroundings.inNode()) {
            env.putAll(System.getenv());
            env.put("NODE_NAME", "built-in");
            env.put("NODE_LABELS", "built-in");
            env.put("EXECUTOR_NUMBER", "0");
        }
        env.putAll(run.getEnvironment(TaskListener.NULL));
        env.put("JENKINS_HOME", Jenkins.get().getRootDir().getPath());
        env.values().removeIf(Objects::isNull);
        env.overrideAll(globalVariables);
        surroundings.variables().forEach(env::overrideAll);
        return env;
    }

    private Object runScript() throws Exception {
        main.recorded(() -> {
            say("Start of Pipeline");
            return null;
        });
        try {
            return PipelineScript.parse(script, this).run();
        } finally {
            main.closing(() -> {
                say("End of Pipeline");
                return null;
            });
        }
    }

    private void end(Outcome outcome) {
        Programs.remove(this);
        Throwable error = outcome.error();
        Result result = switch (error) {
            case null -> Result.SUCCESS;
            case FlowInterruptedException interruption -> interruption.getResult();
            default -> Result.FAILURE;
        };
        try {
            whenDone.accept(result, error);
        } finally {
            close();
        }
    }

    private void awaitEnd() {
        try {
            if (!ended.await(SUSPEND_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.log(Level.WARNING, "the script of {0} did not stop in time", run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void close() {
        try {
            journal.close();
            log.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "cannot close the program of " + run, e);
        }
    }
}
