package devhost.pipeline;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;

/** Steps without a block. Each is done once; after a restart its recorded outcome is taken. */
final class BasicSteps {
    private BasicSteps() {}

    static void addTo(Map<String, ScriptSteps.BuiltIn> steps) {
        steps.put("echo", BasicSteps::echo);
        steps.put("print", BasicSteps::echo);
        steps.put("println", BasicSteps::echo);
        steps.put("error", BasicSteps::error);
        steps.put("unstable", BasicSteps::unstable);
        steps.put("sleep", BasicSteps::sleep);
        steps.put("pwd", (strand, arguments) -> directory(strand).getRemote());
        steps.put("isUnix", (strand, arguments) -> true);
        steps.put("readFile", BasicSteps::readFile);
        steps.put("writeFile", BasicSteps::writeFile);
        steps.put("fileExists", BasicSteps::fileExists);
        steps.put("deleteDir", BasicSteps::deleteDir);
        steps.put("checkout", BasicSteps::checkout);
    }

    /** The current directory; there is one only inside of {@code node}. */
    static FilePath directory(Strand strand) throws MissingContextVariableException {
        FilePath directory = strand.surroundings().directory();
        if (directory == null) {
            throw new MissingContextVariableException(FilePath.class);
        }
        return directory;
    }

    /** Writes lines to the log, as a step does: with secrets masked. */
    static void print(Strand strand, String text) throws java.io.IOException {
        try (var listener = strand.program().listener(strand.surroundings())) {
            listener.getLogger().println(text);
        }
    }

    private static Object echo(Strand strand, Arguments arguments) throws Exception {
        String message = String.valueOf(arguments.soleOr("message"));
        return strand.recorded(() -> {
            strand.program().say("echo");
            print(strand, message);
            return null;
        });
    }

    private static Object error(Strand strand, Arguments arguments) throws Exception {
        String message = arguments.text("message");
        return strand.recorded(() -> {
            strand.program().say("error");
            throw new AbortException(message);
        });
    }

    private static Object unstable(Strand strand, Arguments arguments) throws Exception {
        String message = arguments.text("message");
        return strand.recorded(() -> {
            strand.program().say("unstable");
            print(strand, "WARNING: " + message);
            strand.program().run().setResult(Result.UNSTABLE);
            return null;
        });
    }

    /** The end of the sleep is recorded first, so a restart does not lengthen it. */
    private static Object sleep(Strand strand, Arguments arguments) throws Exception {
        Duration time = duration(arguments, TimeUnit.SECONDS);
        Instant end = (Instant) strand.recorded(() -> {
            strand.program().say("sleep");
            print(strand, "Sleeping for " + time.toSeconds() + " sec");
            return Instant.now().plus(time);
        });
        return strand.recorded(() -> {
            Sleep sleep = new Sleep();
            long left = Math.max(0, Duration.between(Instant.now(), end).toMillis());
            ScheduledFuture<?> alarm =
                    Timer.get().schedule(() -> sleep.complete(Outcome.of(null)), left, TimeUnit.MILLISECONDS);
            try {
                return strand.await(sleep).get();
            } finally {
                alarm.cancel(false);
            }
        });
    }

    static Duration duration(Arguments arguments, TimeUnit unit) {
        TimeUnit named = TimeUnit.valueOf(arguments.named("unit", unit.name()));
        return Duration.of(arguments.number("time"), named.toChronoUnit());
    }

    private static Object readFile(Strand strand, Arguments arguments) throws Exception {
        FilePath file = directory(strand).child(arguments.text("file"));
        return strand.recorded(() -> {
            strand.program().say("readFile");
            return file.readToString();
        });
    }

    private static Object writeFile(Strand strand, Arguments arguments) throws Exception {
        FilePath file = directory(strand).child(arguments.text("file"));
        String text = arguments.text("text");
        return strand.recorded(() -> {
            strand.program().say("writeFile");
            file.write(text, "UTF-8");
            return null;
        });
    }

    private static Object fileExists(Strand strand, Arguments arguments) throws Exception {
        FilePath file = directory(strand).child(arguments.text("file"));
        return strand.recorded(() -> {
            strand.program().say("fileExists");
            return file.exists();
        });
    }

    private static Object deleteDir(Strand strand, Arguments arguments) throws Exception {
        FilePath directory = directory(strand);
        return strand.recorded(() -> {
            strand.program().say("deleteDir");
            directory.deleteRecursive();
            return null;
        });
    }

    private static Object checkout(Strand strand, Arguments arguments) throws Exception {
        FilePath directory = directory(strand);
        return strand.recorded(() -> {
            strand.program().say("checkout");
            print(strand, "Copying the directory of the job to " + directory);
            SourceDirectory.of(strand.program().run().getParent()).copyTo(directory);
            return null;
        });
    }

    private static final class Sleep extends Pending {
        @Override
        void stop(Throwable cause) {
            complete(Outcome.failed(cause));
        }
    }
}
