package io.jenkins.plugins.windflow.core.terminal;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.ExecCommand;
import io.jenkins.plugins.windflow.core.docker.ExecSession;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell that was started with a terminal of its own. Engines tell its number only as the host counts; so a line of shell
 * comes first, which tells the number that the container knows, then becomes the shell that was asked for.
 *
 * @param exec its input and output
 * @param program what runs, for people
 * @param session number of its session and process group in the container; 0 when it is not known
 * @param interpreter of scripts in this container; see {@link Shells}
 * @param first output that came with the number
 */
record ShellProcess(ExecSession exec, String program, int session, List<String> interpreter, byte[] first) {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final int LONGEST_HEAD = 4 * 1024;

    /** An operating system command that no terminal knows: what is not taken away here would not be seen. */
    private static final String TELL = "printf '\\033]7717;%s\\007' \"$$\"; eval \"exec $1\"";

    private static final Pattern TOLD = Pattern.compile("\u001b]7717;([0-9]{1,9})\u0007");

    /**
     * Starts what was asked for.
     *
     * @throws TerminalRefusedException when there is no such shell, or it could not be started
     */
    static ShellProcess start(Engine engine, TerminalRequest request) {
        Shells shells = Shells.find(engine, request.container(), request.user());
        String program = program(shells, request);
        List<String> words =
                shells.none() ? List.of(program.split("\\s+")) : with(shells.interpreter(), TELL, "windflow", program);
        ExecSession exec = engine.exec(
                request.container(),
                new ExecCommand(
                        words,
                        true,
                        true,
                        Map.of("TERM", "xterm-256color"),
                        request.user().isEmpty() ? null : request.user(),
                        request.directory().isEmpty() ? null : request.directory(),
                        false));
        try {
            return shells.none()
                    ? new ShellProcess(exec, program, 0, List.of(), new byte[0])
                    : started(exec, program, shells.interpreter());
        } catch (RuntimeException e) {
            exec.close();
            throw e;
        }
    }

    private static String program(Shells shells, TerminalRequest request) {
        String wanted = request.program();
        if (wanted.isEmpty() || Shells.isShell(wanted)) {
            return shells.path(wanted).orElseThrow(() -> new TerminalRefusedException(absent(shells, request)));
        }
        return wanted;
    }

    private static String absent(Shells shells, TerminalRequest request) {
        return shells.none()
                ? "The container " + request.containerName() + " has no shell: " + Shells.tried()
                        + " were tried. Enter a command that its image has."
                : "The container " + request.containerName() + " has no " + request.program() + "; there is: "
                        + String.join(", ", shells.paths().keySet()) + ".";
    }

    private static List<String> with(List<String> interpreter, String... more) {
        List<String> words = new ArrayList<>(interpreter);
        words.addAll(Arrays.asList(more));
        return words;
    }

    /** Reads until the number was told; an end before that is why it could not be started. */
    private static ShellProcess started(ExecSession exec, String program, List<String> interpreter) {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> limit = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    exec.close();
                },
                CompletableFuture.delayedExecutor(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            for (Frame frame = exec.next(); frame != null; frame = exec.next()) {
                head.writeBytes(frame.content());
                Matcher told = TOLD.matcher(head.toString(StandardCharsets.ISO_8859_1));
                if (told.find()) {
                    byte[] rest = without(head.toByteArray(), told.start(), told.end());
                    return new ShellProcess(exec, program, Integer.parseInt(told.group(1)), interpreter, rest);
                }
                if (head.size() > LONGEST_HEAD) {
                    return new ShellProcess(exec, program, 0, interpreter, head.toByteArray());
                }
            }
        } catch (EngineException e) {
            if (late.get()) {
                throw new TerminalRefusedException(
                        "The shell in the container did not start within " + START_LIMIT.toSeconds() + " seconds.");
            }
            throw e;
        } finally {
            limit.cancel(false);
        }
        String said = head.toString(StandardCharsets.UTF_8).strip();
        throw new TerminalRefusedException(
                "The shell could not be started: " + (said.isEmpty() ? "it ended at once." : said));
    }

    private static byte[] without(byte[] bytes, int start, int end) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(bytes, 0, start);
        rest.write(bytes, end, bytes.length - end);
        return rest.toByteArray();
    }
}
