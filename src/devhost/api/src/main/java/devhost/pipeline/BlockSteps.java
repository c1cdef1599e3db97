package devhost.pipeline;

import devhost.NotInDevhost;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Functions;
import hudson.model.Result;
import hudson.util.StreamTaskListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Steps with a block. After a restart the block is entered again; its finished steps are not repeated. */
final class BlockSteps {
    private static final Set<String> BUILT_IN_LABELS = Set.of("", "built-in", "master", "any");

    private BlockSteps() {}

    static void addTo(Map<String, ScriptSteps.BuiltIn> steps) {
        steps.put("node", BlockSteps::node);
        steps.put("stage", BlockSteps::stage);
        steps.put("dir", BlockSteps::dir);
        steps.put("withEnv", BlockSteps::withEnv);
        steps.put("timeout", BlockSteps::timeout);
        steps.put("retry", BlockSteps::retry);
        steps.put("catchError", BlockSteps::catchError);
        steps.put("parallel", (strand, arguments) -> new ParallelStep(strand, arguments).call());
    }

    /** Frames a block in the log. */
    static Object block(Strand strand, String name, String label, Callable<?> content) throws Exception {
        strand.recorded(() -> {
            strand.program().say(name);
            strand.program().say("{" + (label == null ? "" : " (" + label + ")"));
            return null;
        });
        try {
            return content.call();
        } finally {
            strand.closing(() -> {
                strand.program().say("}");
                strand.program().say("// " + name);
                return null;
            });
        }
    }

    private static Object node(Strand strand, Arguments arguments) throws Exception {
        Object label = arguments.soleOr("label");
        if (label != null && !BUILT_IN_LABELS.contains(label.toString())) {
            throw new NotInDevhost("a node with the label '" + label + "'; the built-in node is the only one");
        }
        FilePath[] taken = new FilePath[1];
        String path = (String) strand.recorded(() -> {
            taken[0] = Workspaces.take(strand.program().run().getParent());
            BasicSteps.print(strand, "Running on Jenkins in " + taken[0]);
            return taken[0].getRemote();
        });
        FilePath workspace = taken[0] != null ? taken[0] : Workspaces.takeAgain(path);
        try {
            workspace.mkdirs();
            Surroundings inner = strand.surroundings().in(workspace).with(Map.of("WORKSPACE", path));
            return block(strand, "node", null, () -> strand.within(inner, arguments.body()));
        } finally {
            Workspaces.release(workspace);
        }
    }

    private static Object stage(Strand strand, Arguments arguments) throws Exception {
        return block(strand, "stage", arguments.text("name"),
                () -> strand.within(strand.surroundings(), arguments.body()));
    }

    private static Object dir(Strand strand, Arguments arguments) throws Exception {
        FilePath inner = BasicSteps.directory(strand).child(arguments.text("path"));
        return block(strand, "dir", null, () -> strand.within(strand.surroundings().in(inner), arguments.body()));
    }

    private static Object withEnv(Strand strand, Arguments arguments) throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Object pair : (Collection<?>) arguments.soleOr("overrides")) {
            String text = pair.toString();
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("'" + text + "' is not of the form NAME=value");
            }
            variables.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return block(strand, "withEnv", null,
                () -> strand.within(strand.surroundings().with(variables), arguments.body()));
    }

    /** The end is recorded first, so a restart does not lengthen it. */
    private static Object timeout(Strand strand, Arguments arguments) throws Exception {
        Duration time = BasicSteps.duration(arguments, TimeUnit.MINUTES);
        Instant end = (Instant) strand.recorded(() -> {
            BasicSteps.print(strand, "Timeout set to expire in " + time.toSeconds() + " sec");
            return Instant.now().plus(time);
        });
        long left = Math.max(0, Duration.between(Instant.now(), end).toMillis());
        boolean[] inside = {true};
        ScheduledFuture<?> alarm = Timer.get().schedule(() -> strand.program().withBaton(() -> {
            if (inside[0]) {
                cancelBody(strand);
            }
        }), left, TimeUnit.MILLISECONDS);
        try {
            return block(strand, "timeout", null, () -> strand.within(strand.surroundings(), arguments.body()));
        } finally {
            inside[0] = false;
            alarm.cancel(false);
        }
    }

    private static void cancelBody(Strand strand) {
        try {
            BasicSteps.print(strand, "Cancelling nested steps due to timeout");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        strand.stop(new FlowInterruptedException(Result.ABORTED, new ExceededTimeout()));
    }

    private static Object retry(Strand strand, Arguments arguments) throws Exception {
        long attempts = arguments.number("count");
        return block(strand, "retry", null, () -> {
            for (long attempt = 1; ; attempt++) {
                try {
                    return strand.within(strand.surroundings(), arguments.body());
                } catch (Exception e) {
                    if (attempt >= attempts || e instanceof FlowInterruptedException) {
                        throw e;
                    }
                    strand.recorded(() -> {
                        report(strand, e);
                        BasicSteps.print(strand, "Retrying");
                        return null;
                    });
                }
            }
        });
    }

    private static Object catchError(Strand strand, Arguments arguments) throws Exception {
        Result result = Result.fromString(arguments.named("buildResult", "FAILURE"));
        return block(strand, "catchError", null, () -> {
            try {
                return strand.within(strand.surroundings(), arguments.body());
            } catch (Exception e) {
                boolean interrupted = e instanceof FlowInterruptedException;
                if (interrupted && !arguments.flag("catchInterruptions", true)) {
                    throw e;
                }
                strand.recorded(() -> {
                    if (arguments.hasMessage()) {
                        BasicSteps.print(strand, arguments.text("message"));
                    }
                    report(strand, e);
                    strand.program().run()
                            .setResult(e instanceof FlowInterruptedException f ? f.getResult() : result);
                    return null;
                });
                return null;
            }
        });
    }

    private static void report(Strand strand, Exception e) throws IOException {
        try (StreamTaskListener listener = strand.program().listener(strand.surroundings())) {
            switch (e) {
                case AbortException abort -> listener.error(abort.getMessage());
                case FlowInterruptedException interruption -> interruption.handle(strand.program().run(), listener);
                default -> Functions.printStackTrace(e, listener.getLogger());
            }
        }
    }

    /** The cause of an expired {@code timeout}. */
    static final class ExceededTimeout extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }
}
