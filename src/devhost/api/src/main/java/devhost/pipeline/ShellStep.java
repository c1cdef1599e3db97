package devhost.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.util.StreamTaskListener;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code sh}: a script run by the shell in the current directory, its output streamed to the log. */
final class ShellStep extends Pending {
    private final Process process;
    private volatile Throwable stopCause;

    private ShellStep(Process process) {
        this.process = process;
    }

    static Object call(Strand strand, Arguments arguments) throws Exception {
        FilePath directory = BasicSteps.directory(strand);
        String script = arguments.text("script");
        boolean returnStdout = arguments.flag("returnStdout", false);
        boolean returnStatus = arguments.flag("returnStatus", false);
        // A record of its own says that the script was started: a process does not survive a restart of the devhost.
        boolean[] startedNow = {false};
        strand.recorded(() -> {
            strand.program().say("sh");
            startedNow[0] = true;
            return null;
        });
        return strand.recorded(() -> {
            if (!startedNow[0]) {
                throw new AbortException("The script was running when the devhost ended; it does not go on");
            }
            directory.mkdirs();
            EnvVars environment = strand.program().environment(strand.surroundings());
            environment.put("WORKSPACE", environment.getOrDefault("WORKSPACE", directory.getRemote()));
            try (StreamTaskListener listener = strand.program().listener(strand.surroundings())) {
                return run(strand, script, directory, environment, returnStdout, returnStatus, listener.getLogger());
            }
        });
    }

    private static Object run(
            Strand strand,
            String script,
            FilePath directory,
            EnvVars environment,
            boolean returnStdout,
            boolean returnStatus,
            OutputStream log)
            throws Exception {
        Path file = Files.createTempFile("devhost-script-", ".sh");
        try {
            Files.writeString(file, script);
            ProcessBuilder builder = script.startsWith("#!")
                    ? new ProcessBuilder(interpreter(script), file.toString())
                    : new ProcessBuilder("sh", "-xe", file.toString());
            builder.directory(new File(directory.getRemote())).redirectErrorStream(!returnStdout);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            ShellStep step = new ShellStep(builder.start());
            ByteArrayOutputStream stdout = new ByteArrayOutputStream();
            step.watch(returnStdout ? stdout : log, log);
            int status = (Integer) strand.await(step).get();
            if (returnStatus) {
                return status;
            }
            if (status != 0) {
                throw new AbortException("script returned exit code " + status);
            }
            return returnStdout ? stdout.toString(StandardCharsets.UTF_8) : null;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Ends the script and what it started; the outcome follows when it has ended. */
    @Override
    void stop(Throwable cause) {
        stopCause = cause;
        kill();
    }

    @Override
    void suspend() {
        kill();
        super.suspend();
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private void watch(OutputStream stdout, OutputStream stderr) {
        Thread errors = copy(process.getErrorStream(), stderr);
        Thread output = copy(process.getInputStream(), stdout);
        Thread.ofVirtual().name("sh " + process.pid()).start(() -> {
            try {
                int status = process.waitFor();
                output.join();
                errors.join();
                complete(stopCause == null ? Outcome.of(status) : Outcome.failed(stopCause));
            } catch (InterruptedException e) {
                complete(Outcome.failed(e));
            }
        });
    }

    private Thread copy(InputStream from, OutputStream to) {
        return Thread.ofVirtual().start(() -> {
            try (from) {
                from.transferTo(to);
                to.flush();
            } catch (IOException e) {
                complete(Outcome.failed(e));
            }
        });
    }

    private static String interpreter(String script) {
        return script.lines().findFirst().orElseThrow().substring(2).trim();
    }
}
