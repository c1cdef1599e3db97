package io.jenkins.plugins.windflow.core.file;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.ExecCommand;
import io.jenkins.plugins.windflow.core.docker.ExecSession;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import io.jenkins.plugins.windflow.core.file.FileProblem.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs {@code files.sh} in a container, as root like the engine's own archive calls. The script is constant; whatever names
 * files is an argument of its own, so that no name can be taken for a command or an option.
 */
final class ShellScript {
    private static final String SCRIPT = script();
    private static final int LARGEST_OUTPUT = 96 * 1024 * 1024;
    private static final int LARGEST_ERROR = 2 * 1024;

    private final Engine engine;
    private final String container;
    private final String root;

    private record End(int exit, byte[] output, String error) {}

    /** @param root the folder that must not be left, without a slash at the end; empty for all of the container */
    ShellScript(Engine engine, String container, String root) {
        this.engine = engine;
        this.container = container;
        this.root = root;
    }

    private static String script() {
        try (InputStream in = ShellScript.class.getResourceAsStream("files.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a running container has the shell and the tools. */
    static boolean isUsable(Engine engine, String container) {
        ShellScript script = new ShellScript(engine, container, "");
        return script.execute(new byte[0], "probe", HelperContainers.TOOLS.toArray(String[]::new))
                        .exit()
                == 0;
    }

    /**
     * A path as the script takes it. The Docker API carries arguments as JSON, so bytes that are no text have to be coded:
     * as octal escapes of printf.
     */
    static String argument(PlacePath path) {
        if (!ByteText.hasBytes(path.text())) {
            return "p" + path.text();
        }
        StringBuilder coded = new StringBuilder("c");
        for (byte b : path.bytes()) {
            boolean plain = b == '/' || b == '.' || b < 0x7f && b > 0 && Character.isLetterOrDigit(b);
            coded.append(plain ? Character.toString(b) : String.format(Locale.ROOT, "\\0%03o", b & 0xff));
        }
        return coded.toString();
    }

    /**
     * Runs a verb to its end.
     *
     * @param about what a problem is about
     * @return its output
     * @throws FileProblem when it did not succeed
     */
    byte[] run(PlacePath about, String verb, String... arguments) {
        return run(about, new byte[0], verb, arguments);
    }

    /** The same, with content as input. */
    byte[] run(PlacePath about, byte[] input, String verb, String... arguments) {
        End end = execute(input, verb, arguments);
        if (end.exit() != 0) {
            throw problem(about, end.exit(), end.error());
        }
        return end.output();
    }

    /**
     * Runs a verb that prints a line and then the content of a file.
     *
     * @return the content as it comes, with the number in the line as its size; to be closed
     */
    Download stream(PlacePath about, String verb, String... arguments) {
        ExecSession session = start(false, verb, arguments);
        ScriptOutput output = new ScriptOutput(session, about);
        try {
            return new Download(about.name(), Long.parseLong(output.line()), output);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private ExecSession start(boolean withInput, String verb, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "windflow", root, verb));
        command.addAll(List.of(arguments));
        ExecCommand exec = ExecCommand.of(command.toArray(String[]::new)).asUser("0");
        return engine.exec(container, withInput ? exec.withInput() : exec);
    }

    private End execute(byte[] input, String verb, String... arguments) {
        try (ExecSession session = start(input.length > 0, verb, arguments)) {
            if (input.length > 0) {
                Thread.ofVirtual().name("windflow-file-input").start(() -> send(session, input));
            }
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            ByteArrayOutputStream error = new ByteArrayOutputStream();
            for (Frame frame = session.next(); frame != null; frame = session.next()) {
                boolean isOutput = frame.source() == Frame.Source.STDOUT;
                append(isOutput ? output : error, isOutput ? LARGEST_OUTPUT : LARGEST_ERROR, frame.content());
            }
            int exit = session.exitCode();
            return new End(
                    exit,
                    output.toByteArray(),
                    error.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static void send(ExecSession session, byte[] input) {
        try {
            session.stdin().write(input);
            session.closeStdin();
        } catch (IOException | RuntimeException e) {
            // The script has ended early; its exit status says why.
            session.close();
        }
    }

    private static void append(ByteArrayOutputStream bytes, int most, byte[] more) {
        bytes.write(more, 0, Math.min(more.length, most - bytes.size()));
    }

    /** The statuses are those of {@code files.sh}; 126 and 127 come from the engine and from shells. */
    static FileProblem problem(PlacePath path, int exit, String error) {
        String detail = error.lines().reduce((first, last) -> last).orElse("");
        return switch (exit) {
            case 40 -> new FileProblem(Kind.NOT_FOUND, "There is no '" + path + "'.");
            case 41 ->
                new FileProblem(
                        Kind.OUTSIDE,
                        "'" + path
                                + "' leads out of the volume through a link: links are shown, but not followed there.");
            case 42 -> new FileProblem(Kind.EXISTS, "The name of '" + path + "' is taken.");
            case 43 -> new FileProblem(Kind.WRONG_KIND, "'" + path + "' is not of the kind that is needed for this.");
            case 44 ->
                new FileProblem(
                        Kind.CHANGED, "'" + path + "' has changed since it was read: read it again, then save.");
            case 45, 126, 127 -> new FileProblem(Kind.NO_TOOLS, "The container has no shell, or lacks " + tool(detail));
            case 46 -> new FileProblem(Kind.FAILED, "The content of '" + path + "' did not arrive completely.");
            default ->
                new FileProblem(
                        Kind.FAILED,
                        "'" + path + "': " + (detail.isEmpty() ? "the command ended with status " + exit : detail)
                                + ".");
        };
    }

    private static String tool(String detail) {
        return (detail.matches("[a-z]+") ? detail : "tools") + ".";
    }
}
