package devhost.pipeline;

import groovy.lang.Closure;
import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** {@code parallel}: each branch is a strand of its own; the first error counts, the others are kept beside it. */
final class ParallelStep extends Pending {
    private final Strand strand;
    private final Map<String, Closure<?>> bodies = new LinkedHashMap<>();
    private final boolean failFast;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final AtomicInteger left;
    private Throwable firstError;

    ParallelStep(Strand strand, Arguments arguments) {
        this.strand = strand;
        this.failFast = arguments.flag("failFast", false);
        arguments.named().forEach((name, body) -> {
            if (body instanceof Closure<?> block) {
                bodies.put(name, block);
            }
        });
        this.left = new AtomicInteger(bodies.size());
    }

    Object call() throws Exception {
        return BlockSteps.block(strand, "parallel", null, () -> {
            if (bodies.isEmpty()) {
                return Map.of();
            }
            List<Strand> branches = new ArrayList<>();
            bodies.forEach((name, body) -> branches.add(start(name, body)));
            strand.await(this);
            branches.forEach(strand::join);
            return result();
        });
    }

    /** The branches are stopped themselves: they are the innermost strands. */
    @Override
    void stop(Throwable cause) {
        throw new IllegalStateException("a strand with branches is not stopped itself");
    }

    private Strand start(String name, Closure<?> body) {
        Strand branch = strand.branch(name);
        Closure<?> own = (Closure<?>) body.clone();
        Thread.ofVirtual().name("Running " + strand.program().run() + " branch " + name).start(() -> {
            try (ACLContext identity = ACL.as2(ACL.SYSTEM2)) {
                ended(name, branch.run(() -> BlockSteps.block(
                        branch, "parallel", "Branch: " + name, () -> branch.within(branch.surroundings(), own))));
            } catch (Suspended e) {
                suspend();
            }
        });
        return branch;
    }

    private synchronized void ended(String name, Outcome outcome) {
        outcomes.put(name, outcome);
        if (outcome.error() != null && firstError == null) {
            firstError = outcome.error();
            if (failFast) {
                strand.program().withBaton(() ->
                        strand.stopBranches(new FlowInterruptedException(Result.ABORTED, new FailFast(name))));
            }
        }
        if (left.decrementAndGet() == 0) {
            complete(Outcome.of(null));
        }
    }

    private synchronized Object result() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : bodies.keySet()) {
            Throwable error = outcomes.get(name).error();
            if (error != null && error != firstError) {
                firstError.addSuppressed(error);
            }
            values.put(name, outcomes.get(name).value());
        }
        if (firstError != null) {
            throw Sneaky.raise(firstError);
        }
        return values;
    }

    /** The cause of a branch stopped because of another one. */
    static final class FailFast extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;
        private final String branch;

        FailFast(String branch) {
            this.branch = branch;
        }

        @Override
        public String getShortDescription() {
            return "Failed in branch " + branch;
        }
    }
}
