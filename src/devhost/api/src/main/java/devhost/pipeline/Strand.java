package devhost.pipeline;

import groovy.lang.Closure;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/**
 * One line of execution of a program: the script itself, or a branch of {@code parallel}. Its steps are numbered; a
 * step that the journal knows by its number is not run again, which is how a program goes on after a restart.
 */
final class Strand {
    private static final ThreadLocal<Strand> CURRENT = new ThreadLocal<>();

    private final Program program;
    private final String prefix;
    private final Set<Strand> branches = ConcurrentHashMap.newKeySet();
    private Surroundings surroundings;
    private int lastStep;
    private volatile Pending pending;
    private volatile Throwable stopCause;
    private volatile boolean ended;

    Strand(Program program, String prefix, Surroundings surroundings) {
        this.program = program;
        this.prefix = prefix;
        this.surroundings = surroundings;
    }

    /** The strand of the calling thread. */
    static Strand current() {
        Strand strand = CURRENT.get();
        if (strand == null) {
            throw new IllegalStateException("steps can only be called from the threads of a pipeline");
        }
        return strand;
    }

    Program program() {
        return program;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Runs on the calling thread, which holds the program's baton meanwhile. */
    Outcome run(Callable<?> script) {
        CURRENT.set(this);
        program.baton().lock();
        try {
            return attempt(script);
        } finally {
            ended = true;
            program.baton().unlock();
            CURRENT.remove();
        }
    }

    /** Runs an action of the devhost itself once in the life of the program. */
    Object recorded(Callable<?> action) throws Exception {
        return recorded(nextKey(), action);
    }

    /** As {@link #recorded}, for the end of a block: a pending stop waits for the next step. */
    void closing(Callable<?> action) throws Exception {
        if (!program.isSuspended()) {
            recorded(prefix + ++lastStep, action);
        }
    }

    /** Runs a step of a plugin, or takes its recorded outcome, or re-attaches to it. */
    Object step(StepDescriptor descriptor, Arguments arguments) throws Exception {
        String key = nextKey();
        Outcome known = program.journal().outcome(key);
        if (known == null) {
            StepCall call = new StepCall(program, key, descriptor, surroundings);
            program.register(call);
            if (program.journal().isRunning(key)) {
                call.resume();
            } else {
                call.start(arguments);
            }
            known = await(call);
            call.end(known);
            program.journal().finished(key, known);
        }
        return known.get();
    }

    /** Waits without the baton, so that other strands can go on. */
    Outcome await(Pending work) {
        pending = work;
        program.baton().unlock();
        try {
            return work.await();
        } finally {
            program.baton().lock();
            pending = null;
        }
    }

    /** Runs the body of a block in other surroundings. */
    Object within(Surroundings inner, Closure<?> body) {
        Surroundings outer = surroundings;
        surroundings = inner;
        try {
            return body.call();
        } catch (Throwable t) {
            throw Sneaky.raise(Sneaky.unwrap(t));
        } finally {
            surroundings = outer;
        }
    }

    /** A branch of this strand; its steps are numbered below the step that branches off. */
    Strand branch(String name) {
        Strand branch = new Strand(program, prefix + lastStep + "/" + name + "/", surroundings);
        branches.add(branch);
        return branch;
    }

    void join(Strand branch) {
        branches.remove(branch);
    }

    /** Stops the innermost steps of this strand, unless it has ended. The caller holds the baton, so every strand waits at a step. */
    void stop(Throwable cause) {
        if (!branches.isEmpty()) {
            stopBranches(cause);
            return;
        }
        Pending current = pending;
        if (ended) {
            return;
        }
        if (current == null || current.isComplete()) {
            stopCause = cause;
        } else {
            current.stop(cause);
        }
    }

    /** As {@link #stop}, but nothing when no branch is left. */
    void stopBranches(Throwable cause) {
        branches.forEach(branch -> branch.stop(cause));
    }

    /** Leaves what is waited for to the next start of the controller. */
    void suspend() {
        branches.forEach(Strand::suspend);
        Pending current = pending;
        if (current != null) {
            current.suspend();
        }
    }

    private String nextKey() {
        if (program.isSuspended()) {
            throw new Suspended();
        }
        Throwable cause = stopCause;
        if (cause != null) {
            stopCause = null;
            throw Sneaky.raise(cause);
        }
        return prefix + ++lastStep;
    }

    private Object recorded(String key, Callable<?> action) throws Exception {
        Outcome outcome = program.journal().outcome(key);
        if (outcome == null) {
            outcome = attempt(action);
            program.journal().finished(key, outcome);
        }
        return outcome.get();
    }

    private static Outcome attempt(Callable<?> action) {
        try {
            return Outcome.of(action.call());
        } catch (Suspended e) {
            throw e;
        } catch (Throwable t) {
            return Outcome.failed(Sneaky.unwrap(t));
        }
    }
}
