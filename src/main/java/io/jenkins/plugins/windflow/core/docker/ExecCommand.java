package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command to run in a container.
 *
 * @param command program and arguments; no shell is put in between
 * @param terminal whether it gets a terminal; then all output is standard output
 * @param input whether it gets what is written to {@link ExecSession#stdin()}; otherwise its input is empty
 * @param environment more variables
 * @param user {@code user[:group]}, or null for the container's own
 * @param directory where it starts, or null for the container's own
 * @param privileged whether it may do nearly all that the host may
 */
public record ExecCommand(
        List<String> command,
        boolean terminal,
        boolean input,
        Map<String, String> environment,
        String user,
        String directory,
        boolean privileged) {
    public ExecCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A command without input and terminal. */
    public static ExecCommand of(String... command) {
        return new ExecCommand(List.of(command), false, false, Map.of(), null, null, false);
    }

    public ExecCommand withInput() {
        return new ExecCommand(command, terminal, true, environment, user, directory, privileged);
    }

    /** As another user of the container. */
    public ExecCommand asUser(String other) {
        return new ExecCommand(command, terminal, input, environment, other, directory, privileged);
    }

    /** With a terminal and input. */
    public ExecCommand withTerminal() {
        return new ExecCommand(command, true, true, environment, user, directory, privileged);
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("AttachStdin", input)
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .put("Tty", terminal);
        command.forEach(body.putArray("Cmd")::add);
        new TreeMap<>(environment)
                .forEach((name, value) -> body.withArray("Env").add(name + "=" + value));
        if (user != null) {
            body.put("User", user);
        }
        if (directory != null) {
            body.put("WorkingDir", directory);
        }
        if (privileged) {
            body.put("Privileged", true);
        }
        return body;
    }
}
